from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    @app.route("/yeni")
    def yeni():
        return "yeni"
    return "x"
