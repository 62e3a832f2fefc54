from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    return "1"


@app.route("/2")
def index():
    return "2"
