from flask import Flask, abort, jsonify, request
from werkzeug.exceptions import HTTPException, NotFound, Unauthorized, default_exceptions

app = Flask(__name__)


class Bakiye(Exception):
    def __init__(self, eksik):
        super().__init__(f"{eksik} lira eksik")
        self.eksik = eksik


class Cay(HTTPException):
    code = 418
    description = "Kahve yok"


@app.errorhandler(Bakiye)
def bakiye(hata):
    return jsonify(eksik=hata.eksik, ileti=str(hata)), 402


@app.errorhandler(HTTPException)
def hepsi(hata):
    yanit = hata.get_response()
    yanit.data = f"{hata.code}|{hata.name}|{hata.description}"
    yanit.content_type = "text/plain; charset=utf-8"
    return yanit


@app.errorhandler(Unauthorized)
def giris(hata):
    return "giriş yapın"


@app.route("/bakiye")
def odeme():
    raise Bakiye(5)


@app.route("/cay")
def cay():
    raise Cay()


@app.route("/kod/<int:kod>")
def kod(kod):
    abort(kod)


@app.route("/sifir")
def sifir():
    return str(1 / 0)


@app.route("/str")
def metin():
    return f"{NotFound()} | {NotFound('x')!r} | {sorted(default_exceptions)}"
