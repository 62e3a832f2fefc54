from flask import Flask

app = Flask(__name__)


@app.errorhandler(999)
def x(e):
    return "x"
