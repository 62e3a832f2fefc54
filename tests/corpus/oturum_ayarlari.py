from flask import Flask, session

app = Flask(__name__)
app.config.update(
    SECRET_KEY="dev", SESSION_COOKIE_NAME="oturumum", SESSION_COOKIE_DOMAIN="ornek.localhost",
    SESSION_COOKIE_PATH="/", SESSION_COOKIE_SECURE=True, SESSION_COOKIE_HTTPONLY=False,
    SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_PARTITIONED=True,
)


@app.route("/yaz")
def yaz():
    session["a"] = 1
    return "x"


@app.route("/sil")
def sil():
    session.clear()
    return "x"
