from datetime import datetime, timedelta, timezone
from flask import Flask, make_response

app = Flask(__name__)


def yaz(**secenek):
    yanit = make_response("tamam")
    yanit.set_cookie("ad", "deger", **secenek)
    return yanit


@app.route("/duz")
def duz():
    return yaz()


@app.route("/hepsi")
def hepsi():
    return yaz(max_age=60, expires=1772366460, path="/a b?c;d#e", domain=".ornek.localhost:80", secure=True,
               httponly=True, samesite="lax", partitioned=True)


@app.route("/omur")
def omur():
    return yaz(max_age=3600)


@app.route("/omur0")
def omur0():
    return yaz(max_age=0)


@app.route("/omur-ondalik")
def omur_ondalik():
    return yaz(max_age=1.5)


@app.route("/omur-sure")
def omur_sure():
    return yaz(max_age=timedelta(days=1, seconds=1.9))


@app.route("/omur-metin")
def omur_metin():
    return yaz(max_age="60")


@app.route("/omur-eksi")
def omur_eksi():
    return yaz(max_age=-5)


@app.route("/bitis-tarih")
def bitis_tarih():
    return yaz(expires=datetime(2027, 1, 2, 3, 4, 5))


@app.route("/bitis-dilim")
def bitis_dilim():
    return yaz(expires=datetime(2027, 1, 2, 3, 4, 5, tzinfo=timezone(timedelta(hours=3))))


@app.route("/bitis-ondalik")
def bitis_ondalik():
    return yaz(expires=1772366460.75)


@app.route("/bitis-metin")
def bitis_metin():
    return yaz(expires="haftaya")


@app.route("/bitis-ve-omur")
def bitis_ve_omur():
    return yaz(expires=0, max_age=10)


@app.route("/yol-yok")
def yol_yok():
    return yaz(path=None)


@app.route("/yol-bos")
def yol_bos():
    return yaz(path="")


@app.route("/yol-turkce")
def yol_turkce():
    return yaz(path="/çerez/%C5%9F/x")


@app.route("/alan-bos")
def alan_bos():
    return yaz(domain="")


@app.route("/alan-turkce")
def alan_turkce():
    return yaz(domain="çerez.test")


@app.route("/bolmeli")
def bolmeli():
    return yaz(partitioned=True)


@app.route("/site/<deger>")
def site(deger):
    return yaz(samesite="" if deger == "bos" else deger)


@app.route("/guvenli-sifir")
def guvenli_sifir():
    return yaz(secure=0, httponly=1)
