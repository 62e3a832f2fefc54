from flask import Flask
from itsdangerous import BadSignature, SignatureExpired, Signer, TimestampSigner, URLSafeSerializer, URLSafeTimedSerializer
import time

app = Flask(__name__)


@app.route("/")
def index():
    s = URLSafeTimedSerializer("anahtar")
    z = URLSafeSerializer("anahtar", salt="tuz")
    imza = Signer("anahtar")
    zaman = TimestampSigner("anahtar")
    return "\n".join(map(str, [
        s.dumps({"ad": "Ayşe"}), z.dumps([1, 2, "ş" * 50]), imza.sign("metin"), zaman.sign("metin"), imza.unsign(imza.sign("a")),
        s.loads(s.dumps({"a": 1}), max_age=5), z.loads(z.dumps([1])), imza.validate("a.b"),
    ]))


@app.route("/bozuk")
def bozuk():
    try:
        Signer("a").unsign("metin.yanlis")
    except BadSignature as e:
        return f"{e} {e.payload}"


@app.route("/eski")
def eski():
    s = URLSafeTimedSerializer("anahtar")
    try:
        return str(s.loads("WzFd.aaQqQA.XXXX", max_age=1))
    except SignatureExpired as e:
        return f"eski {e}"
    except BadSignature as e:
        return f"bozuk {e} {e.date_signed}"


@app.route("/yuksel")
def yuksel():
    return str(URLSafeSerializer("a").loads("bozuk"))
