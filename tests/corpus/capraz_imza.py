# Bir yanın ürettiğini öteki yan açar: çerezler iki yan arasında takas edilir.
from flask import Flask, make_response, request
from itsdangerous import (
    BadSignature, Serializer, SignatureExpired, Signer, TimedSerializer, TimestampSigner, URLSafeSerializer,
    URLSafeTimedSerializer,
)
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
VERI = {"ad": "Işıl", "liste": [1, 2.5, None, True], "uzun": "abc" * 60}


@app.route("/uret")
def uret():
    yanit = make_response("üretildi")
    for ad, deger in {
        "serbest": URLSafeSerializer("anahtar", salt="tuz").dumps(VERI),
        "sureli": URLSafeTimedSerializer("anahtar").dumps(VERI),
        "imza": Signer("anahtar").sign("çay").decode(),
        "zaman": TimestampSigner("anahtar", salt="başka").sign("çay").decode(),
        "ham": Serializer(["eski", "yeni"]).dumps([1, "ç"]),
        "ham_sureli": TimedSerializer(b"anahtar").dumps("x"),
        "parola": generate_password_hash("gizli"),
        "parola2": generate_password_hash("gizli", method="pbkdf2:sha256:2000"),
        "parola3": generate_password_hash("gizli", method="scrypt:16384:8:1"),
        "parola4": generate_password_hash("gizli", method="pbkdf2:sha512:1000"),
    }.items():
        yanit.set_cookie(ad, deger)
    return yanit


@app.route("/ac")
def ac():
    c = request.cookies
    return {
        "serbest": URLSafeSerializer("anahtar", salt="tuz").loads(c["serbest"]),
        "sureli": URLSafeTimedSerializer("anahtar").loads(c["sureli"], max_age=60),
        "imza": Signer("anahtar").unsign(c["imza"]).decode(),
        "zaman": TimestampSigner("anahtar", salt="başka").unsign(c["zaman"], max_age=60).decode(),
        "ham": Serializer("yeni").loads(c["ham"]),
        "ham_sureli": TimedSerializer(b"anahtar").loads(c["ham_sureli"]),
        "parolalar": [check_password_hash(c[ad], p) for ad in ("parola", "parola2", "parola3", "parola4")
                      for p in ("gizli", "Gizli")],
        "bicimler": [c[ad].rpartition("$")[0].partition("$")[0] for ad in ("parola", "parola2", "parola3", "parola4")],
    }


@app.route("/hata")
def hata():
    c, s = request.cookies, []
    for islem in (
        lambda: URLSafeSerializer("baska", salt="tuz").loads(c["serbest"]),
        lambda: URLSafeSerializer("anahtar").loads(c["serbest"]),
        lambda: URLSafeTimedSerializer("anahtar").loads(c["sureli"] + "x", max_age=60),
        lambda: URLSafeTimedSerializer("anahtar").loads(c["sureli"], max_age=-1),
        lambda: Signer("anahtar").unsign("imzasız"),
        lambda: URLSafeSerializer("anahtar").loads("a.b.c"),
        lambda: check_password_hash("bozuk", "x"),
        lambda: check_password_hash("md5$a$b", "x"),
        lambda: generate_password_hash("x", method="md5"),
        lambda: URLSafeSerializer("anahtar").loads_unsafe(c["serbest"]),
    ):
        try:
            s.append(repr(islem()))
        except SignatureExpired as e:
            s.append("süresi dolmuş " + type(e).__name__)
        except BadSignature as e:
            s.append(f"{type(e).__name__}: {e}")
        except Exception as e:
            s.append(f"{type(e).__name__}: {e}")
    return s
