from flask import Flask, flash

app = Flask(__name__)


@app.route("/")
def index():
    flash("x")
    return "x"
