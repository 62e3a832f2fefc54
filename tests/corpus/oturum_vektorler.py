from flask import Flask, session
import hashlib
import hmac

app = Flask(__name__)
app.secret_key = "dev"


def imzala(veri, an):
    arayuz = app.session_interface.get_signing_serializer(app)
    imzaci = arayuz.make_signer(arayuz.salt)
    imzaci.get_timestamp = lambda: an
    return imzaci.sign(arayuz.dump_payload(veri)).decode()


@app.route("/")
def index():
    anahtar = hmac.new(b"dev", b"cookie-session", hashlib.sha1).hexdigest()
    return "\n".join([anahtar, imzala({"sayac": 1}, 1772366400), imzala({"ad": "Işıl"}, 1772366400),
                      imzala({}, 1), imzala({"a": "x" * 100}, 1772366400)])


@app.route("/oku")
def oku():
    return str(dict(session))
