# Rota eşleme, dönüştürücüler, url_for.
from flask import Flask, request, url_for

app = Flask(__name__)


@app.route("/")
def anasayfa():
    return "ana"


@app.route("/urunler/")
def urunler():
    return "urunler"


@app.route("/hakkinda")
def hakkinda():
    return "hakkında"


@app.route("/post", methods=["POST"])
def post():
    return "post"


@app.route("/yalniz-get/")
def yalniz_get():
    return "get"


@app.route("/kullanici/<ad>")
def kullanici(ad):
    return ad


@app.route("/kullanici/ben")
def ben():
    return "sabit"


@app.route("/sayi/<int:n>")
def sayi(n):
    return repr(n)


@app.route("/sayi2/<int(signed=True):n>")
def sayi2(n):
    return repr(n)


@app.route("/sayi3/<int(min=5, max=10):n>")
def sayi3(n):
    return repr(n)


@app.route("/sayi4/<int(fixed_digits=3):n>")
def sayi4(n):
    return repr(n)


@app.route("/ondalik/<float:x>")
def ondalik(x):
    return repr(x)


@app.route("/yol/<path:p>")
def yol(p):
    return repr(p)


@app.route("/kimlik/<uuid:u>")
def kimlik(u):
    return repr(u)


@app.route("/dil/<any(tr, en, de):d>")
def dil(d):
    return d


@app.route("/metin/<string(length=3):m>")
def metin(m):
    return m


@app.route("/iki/<a>-<b>")
def iki(a, b):
    return a + "|" + b


@app.route("/varsayilan/", defaults={"sayfa": 1})
@app.route("/varsayilan/<int:sayfa>")
def varsayilan(sayfa):
    return str(sayfa)


@app.route("/adres")
def adres():
    return [
        url_for("anasayfa"), url_for("kullanici", ad="Ayşe Gül/x"), url_for("hakkinda", q="a b", s=[1, 2], y=None),
        url_for("hakkinda", _anchor="bölüm 1"), url_for("hakkinda", _external=True),
        url_for("hakkinda", _external=True, _scheme="https"), url_for("sayi", n=5, ek="ç&d"),
        url_for("ondalik", x=1.0), url_for("yol", p="a/b c"), url_for("static", filename="a/b.css"),
        url_for("dil", d="tr"), url_for("varsayilan"), url_for("varsayilan", sayfa=2), url_for("varsayilan", sayfa=1),
        url_for("post", _method="POST"), request.url_rule.rule, request.endpoint,
    ]


@app.route("/hata/<ad>")
def hata(ad):
    if ad == "yok":
        return url_for("anasafya")
    if ad == "eksik":
        return url_for("kullanici")
    if ad == "tur":
        return url_for("sayi", n="a")
    if ad == "dil":
        return url_for("dil", d="fr")
    return url_for("hakkinda", _scheme="https", _external=False)
