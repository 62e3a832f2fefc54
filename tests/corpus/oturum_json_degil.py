import base64, hashlib, hmac
from flask import Flask, make_response, session

app = Flask(__name__)
app.secret_key = "dev"


def imzala(govde):
    zaman = base64.urlsafe_b64encode((1772366400).to_bytes(4, "big")).rstrip(b"=")
    metin = base64.urlsafe_b64encode(govde).rstrip(b"=") + b"." + zaman
    anahtar = hmac.new(b"dev", b"cookie-session", hashlib.sha1).digest()
    imza = base64.urlsafe_b64encode(hmac.new(anahtar, metin, hashlib.sha1).digest()).rstrip(b"=")
    return (metin + b"." + imza).decode()


@app.route("/kur/<tur>")
def kur(tur):
    yanit = make_response("x")
    govde = {"bozuk": b"{bozuk", "ciftler": b'[["a",1],["b",2]]', "liste": b"[1,2]", "sayi": b"5", "bos": b"{}"}[tur]
    yanit.set_cookie("session", imzala(govde))
    return yanit


@app.route("/oku")
def oku():
    return str(dict(session))
