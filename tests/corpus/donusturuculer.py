import uuid
from flask import Flask

app = Flask(__name__)


@app.route("/int/<int:n>")
def tam(n):
    return f"{n!r}"


@app.route("/isaretli/<int(signed=True):n>")
def isaretli(n):
    return f"{n!r}"


@app.route("/sinir/<int(min=3, max=5):n>")
def sinir(n):
    return f"{n!r}"


@app.route("/basamak/<int(fixed_digits=3):n>")
def basamak(n):
    return f"{n!r}"


@app.route("/float/<float:n>")
def ondalik(n):
    return f"{n!r}"


@app.route("/uuid/<uuid:n>")
def kimlik(n):
    return f"{n!r}"


@app.route("/any/<any(elma, armut, 'mavi üzüm'):n>")
def biri(n):
    return f"{n!r}"


@app.route("/metin/<n>")
def metin(n):
    return f"{n!r}"


@app.route("/kisa/<string(length=2):n>")
def kisa(n):
    return f"{n!r}"


@app.route("/orta/<string(minlength=2, maxlength=4):n>")
def orta(n):
    return f"{n!r}"


@app.route("/yol/<path:n>")
def yol(n):
    return f"{n!r}"


@app.route("/karma/<int:a>-<int:b>")
def karma(a, b):
    return f"{a} {b}"


@app.route("/dosya/<ad>.html")
def dosya(ad):
    return ad


@app.route("/metin/sabit")
def sabit():
    return "sabit"


@app.route("/metin/<int:n>")
def metin_int(n):
    return f"tam {n}"


@app.route("/@<kullanici>")
def kullanici(kullanici):
    return kullanici
