# Set-Cookie satırının her ayrıntısı: sıra, yol, alan adı, ömür, SameSite, bölme.
from datetime import datetime, timedelta, timezone

from flask import Flask, make_response

app = Flask(__name__)
AN = datetime(2026, 3, 1, 12, 1, 0)
SECENEKLER = {
    "hepsi": dict(max_age=60, expires=AN, domain="ornek.com", path="/a", secure=True, httponly=True, samesite="lax",
                  partitioned=True),
    "yalin": {},
    "yol-yok": dict(path=None),
    "yol-bos": dict(path=""),
    "yol-garip": dict(path="/çay ;a?b#c=d@e"),
    "alan-kapi": dict(domain="ornek.com:5000"),
    "alan-nokta": dict(domain="..ornek.com"),
    "alan-turkce": dict(domain="çerez.example"),
    "alan-bos": dict(domain=""),
    "omur-sifir": dict(max_age=0),
    "omur-eksi": dict(max_age=-1),
    "omur-sure": dict(max_age=timedelta(minutes=1, milliseconds=999)),
    "omur-ondalik": dict(max_age=1.5),
    "omur-metin": dict(max_age="60"),
    "omur-yok": dict(max_age=None),
    "son-naif": dict(expires=AN),
    "son-utc": dict(expires=AN.replace(tzinfo=timezone.utc)),
    "son-turkiye": dict(expires=AN.replace(tzinfo=timezone(timedelta(hours=3)))),
    "son-sayi": dict(expires=1772366460),
    "son-ondalik": dict(expires=1772366460.9),
    "son-metin": dict(expires="yarin degil"),
    "son-sifir": dict(expires=0),
    "ikisi": dict(max_age=10, expires=0),
    "samesite-strict": dict(samesite="STRICT"),
    "samesite-none": dict(samesite="none"),
    "samesite-yok": dict(samesite=None),
    "samesite-bos": dict(samesite=""),
    "samesite-yanlis": dict(samesite="gevşek"),
    "bolmeli": dict(partitioned=True),
    "guvensiz": dict(secure=False, httponly=False),
}


@app.route("/<ad>")
def yaz(ad):
    yanit = make_response(ad)
    yanit.set_cookie("ad", "değer", **SECENEKLER[ad])
    return yanit


@app.route("/sil/<ad>")
def sil(ad):
    yanit = make_response("silindi")
    yanit.delete_cookie("ad", **{anahtar: deger for anahtar, deger in SECENEKLER[ad].items()
                                 if anahtar in ("path", "domain", "secure", "httponly", "samesite", "partitioned")})
    return yanit


@app.route("/baslik")
def baslik():
    yanit = make_response("başlık")
    yanit.set_cookie("a", "1")
    yanit.set_cookie("a", "2")
    yanit.set_cookie("şehir", "Iğdır")
    if len(yanit.headers.getlist("Set-Cookie")) == 3:
        yanit.headers.add("Set-Cookie", "elle=1")
    return yanit


@app.route("/degistir")
def degistir():
    yanit = make_response("değiştir")
    yanit.set_cookie("a", "1")
    yanit.headers["Set-Cookie"] = "b=2"
    return yanit


@app.route("/satir-sonu")
def satir_sonu():
    yanit = make_response("x")
    yanit.set_cookie("a\r\nb", "1")
    return yanit
