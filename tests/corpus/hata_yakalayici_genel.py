from flask import Flask, abort
from werkzeug.exceptions import HTTPException

app = Flask(__name__)


@app.errorhandler(HTTPException)
def http(e):
    return {"kod": e.code, "ad": e.name}, e.code


@app.errorhandler(Exception)
def hepsi(e):
    if isinstance(e, HTTPException):
        return e
    return f"hata: {e}", 500


@app.route("/403")
def r403():
    abort(403)


@app.route("/1")
def bir():
    return 1 / 0


@app.route("/sonda/")
def sonda():
    return "x"
