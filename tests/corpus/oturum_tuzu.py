from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface
import hashlib


class Arayuz(SecureCookieSessionInterface):
    salt = "baska-tuz"
    digest_method = staticmethod(hashlib.sha256)


app = Flask(__name__)
app.secret_key = "dev"
app.session_interface = Arayuz()


@app.route("/")
def index():
    session["n"] = session.get("n", 0) + 1
    return str(session["n"])
