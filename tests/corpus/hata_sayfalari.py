from flask import Flask, abort

app = Flask(__name__)


@app.route("/<int:kod>")
def hata(kod):
    abort(kod)


@app.route("/aciklama/<int:kod>")
def aciklama(kod):
    abort(kod, description="Bu 'özel' <b>açıklama</b> & satır\nikinci")


@app.route("/kisa")
def kisa():
    abort(404, "Yok")


@app.route("/yanit")
def yanit():
    from flask import make_response
    abort(make_response("elle", 403))


@app.route("/istisna")
def istisna():
    from werkzeug.exceptions import NotFound
    raise NotFound("kayıt yok")


@app.route("/dondur")
def dondur():
    from werkzeug.exceptions import Forbidden
    return Forbidden()
