from flask import Flask, session

app = Flask(__name__)
app.config.from_mapping(
    SECRET_KEY="dev",
    SESSION_COOKIE_NAME="kitap_oturumu",
    SESSION_COOKIE_DOMAIN=".ornek.localhost",
    SESSION_COOKIE_PATH="/alt",
    SESSION_COOKIE_HTTPONLY=False,
    SESSION_COOKIE_SECURE=True,
    SESSION_COOKIE_SAMESITE="Lax",
    SESSION_COOKIE_PARTITIONED=True,
)


@app.route("/alt/yaz")
def yaz():
    session["a"] = 1
    return "x"


@app.route("/alt/sil")
def sil():
    session.clear()
    return "x"
