from flask import Flask

site = Flask(__name__)


@site.route("/")
def index():
    return __name__


if __name__ == "__main__":
    site.run(debug=True)
