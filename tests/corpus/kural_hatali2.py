from flask import Flask

app = Flask(__name__)


@app.route("/<yok:a>")
def a():
    return "x"
