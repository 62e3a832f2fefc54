from flask import Flask, session
from flask.sessions import SecureCookieSessionInterface

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz")
def yaz():
    session["a"] = (1, 2)
    return "x"


@app.route("/coz")
def coz():
    s = SecureCookieSessionInterface().get_signing_serializer(app)
    return f"{s.loads(s.dumps({'a': (1, 2), 'ş': b'x'}))} {s.dumps({'b': 1, 'a': 'ş'})}"
