from flask import Flask, url_for

app = Flask(__name__)


@app.route("/")
def index():
    return "x"


adres = url_for("index")
