from flask import Flask

app = Flask(__name__)


@app.after_request
def sonra(yanit):
    yanit.headers["X"] = "1"


@app.route("/")
def index():
    return "x"
