# What is written without Python's help, and the arguments next to it that are not.
from datetime import datetime, timedelta, timezone

from flask import Flask, Response, make_response

app = Flask(__name__)


class Kendi(Response):
    default_mimetype = "text/plain"


@app.route("/degerler")
def degerler():
    yanit = make_response("ğüşiöç €")
    for no, deger in enumerate(["", "a b", "a,b", "a;b", 'a"b', "a\\b", "ş", "é", "a=b", "[x]{y}", "~", "%41", "\t", "'x'"]):
        yanit.set_cookie(f"d{no}", deger)
    return yanit


@app.route("/omurler")
def omurler():
    yanit = make_response("")
    for no, omur in enumerate([0, 1, -5, True, 3600, 10**9, 1.5, timedelta(days=2), "60"]):
        yanit.set_cookie(f"m{no}", "x", max_age=omur)
    for no, son in enumerate([0, 1, 1772366400, 1772366400.7, datetime(2030, 1, 2, 3, 4, 5, tzinfo=timezone.utc), "yarin"]):
        yanit.set_cookie(f"s{no}", "x", expires=son)
    yanit.set_cookie("ikisi", "x", max_age=5, expires=10)
    return yanit


@app.route("/yerler")
def yerler():
    yanit = make_response("yer", 201)
    for no, yol in enumerate([None, "", "/", "/a/b", "/a b", "/ş", "/%20", "/a?b", "/a;b", False, "/x~y-z_1.2"]):
        yanit.set_cookie(f"y{no}", "x", path=yol)
    for no, alan in enumerate([None, "", "ornek.com", ".ornek.com", "örnek.com"]):
        yanit.set_cookie(f"a{no}", "x", domain=alan)
    return yanit


@app.route("/bayraklar")
def bayraklar():
    yanit = make_response("bayrak")
    for no, bayrak in enumerate([True, False, None, 1, 0, "evet"]):
        yanit.set_cookie(f"g{no}", "x", secure=bayrak)
        yanit.set_cookie(f"h{no}", "x", httponly=bayrak)
        yanit.set_cookie(f"b{no}", "x", partitioned=bayrak)
    for mod in ["Lax", "lax", "STRICT", "None", "none", None]:
        yanit.set_cookie("k", "x", samesite=mod)
    return yanit


@app.route("/adlar")
def adlar():
    yanit = make_response("ad")
    for ad in ["", "a b", "ş", "a;b", "a=b", "__Host-a"]:
        yanit.set_cookie(ad, "x")
    return yanit


@app.route("/yanlis-mod")
def yanlis_mod():
    yanit = make_response("mod")
    yanit.set_cookie("k", "x", samesite="Gevsek")
    return yanit


@app.route("/satir-sonu")
def satir_sonu():
    yanit = make_response("satır")
    yanit.set_cookie("a\nb", "x")
    return yanit


@app.route("/sayi")
def sayi():
    yanit = make_response("sayı")
    yanit.set_cookie("k", 5)
    return yanit


@app.route("/kendi")
def kendi():
    yanit = Kendi("kendi")
    yanit.set_cookie("k", "x")
    return yanit


@app.route("/yanit/<int:no>")
def yanit(no):
    return [
        Response("düz"),
        Response("düz", mimetype="text/plain"),
        Response("json", mimetype="application/json"),
        Response("başka", mimetype="text/css"),
        Response("kod", status=418),
        Response("tür", content_type="text/html"),
        make_response(b"bayt"),
        make_response({"a": 1}),
        make_response(("demet", 202)),
        make_response(),
    ][no]


@app.route("/kucuk-sinir")
def kucuk_sinir():
    app.config["MAX_COOKIE_SIZE"] = 20
    yanit = make_response("sınır")
    yanit.set_cookie("k", "x" * 40)
    yanit.set_cookie("l", "x")
    app.config["MAX_COOKIE_SIZE"] = 4093
    return yanit


@app.route("/baska-sinif")
def baska_sinif():
    app.response_class = Kendi
    yanit = make_response("sınıf")
    yanit.set_cookie("k", "x")
    return yanit


@app.route("/baska-sinif-metin")
def baska_sinif_metin():
    return "metin"
