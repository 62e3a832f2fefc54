from flask import Flask, url_for

app = Flask(__name__)


@app.route("/")
def index():
    return "\n".join([
        url_for("index"), url_for("kisi", ad="Ayşe"), url_for("kisi", ad="a b/c"), url_for("kisi", ad="x", q="ş t", n=5),
        url_for("index", a=None, b=1, c=[1, 2], d="x&y=z"), url_for("index", _anchor="böl 1"),
        url_for("index", _external=True), url_for("index", _external=True, _scheme="https"),
        url_for("dosya", yol="a/b ç.txt"), url_for("static", filename="css/a b.css"), url_for("sayi", n=7),
        url_for("sayi", n="7"), url_for("index", _method="GET"),
    ])


@app.route("/kisi/<ad>")
def kisi(ad):
    return ad


@app.route("/dosya/<path:yol>")
def dosya(yol):
    return yol


@app.route("/sayi/<int:n>")
def sayi(n):
    return url_for(".index")


@app.route("/yok")
def yok():
    return url_for("anasayfa")


@app.route("/yakin")
def yakin():
    return url_for("kisiler", ad="x")


@app.route("/eksik")
def eksik():
    return url_for("kisi")


@app.route("/eksik2")
def eksik2():
    return url_for("kisi", soyad="x")


@app.route("/yontem")
def yontem():
    return url_for("index", _method="POST")


@app.route("/yol")
def yol():
    return url_for("/kisi")


@app.route("/sayi-metin")
def sayi_metin():
    return url_for("sayi", n="elma")


@app.route("/sema")
def sema():
    return url_for("index", _scheme="https", _external=False)


@app.route("/sonda/")
def sonda():
    return url_for("sonda", x="ğ", y="a+b")
