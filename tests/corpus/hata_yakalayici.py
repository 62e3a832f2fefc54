from flask import Flask, abort, session
from werkzeug.exceptions import HTTPException

app = Flask(__name__)
app.secret_key = "dev"


class Yetersiz(Exception):
    pass


class CokYetersiz(Yetersiz):
    pass


@app.errorhandler(404)
def yok(e):
    return f"Yok: {e.description} {e.code} {e.name}", 404


@app.errorhandler(403)
def yasak(e):
    return "yasak ama 200"


@app.errorhandler(500)
def cokme(e):
    return f"Çöktü: {type(e).__name__} {e.original_exception!r}", 500


@app.errorhandler(Yetersiz)
def yetersiz(e):
    return f"{type(e).__name__}: {e}", 402


@app.route("/403")
def r403():
    abort(403)


@app.route("/500")
def r500():
    session["a"] = 1
    return {}["anahtar"]


@app.route("/abort500")
def abort500():
    abort(500)


@app.route("/ozel")
def ozel():
    raise CokYetersiz("az")


@app.route("/none")
def none():
    return None
