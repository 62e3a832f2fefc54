from cachelib.file import FileSystemCache
from flask import Flask, session
from flask_session import Session

app = Flask(__name__)
app.config.update(SESSION_TYPE="cachelib", SESSION_CACHELIB=FileSystemCache("oturumlar", threshold=500),
                  SESSION_PERMANENT=False, SESSION_REFRESH_EACH_REQUEST=False, SESSION_COOKIE_NAME="kimlik")
Session(app)


@app.route("/yaz")
def yaz():
    session["a"] = b"bayt"
    session["liste"] = []
    return "x"


@app.route("/ekle")
def ekle():
    session["liste"].append(1)
    return "x"


@app.route("/oku")
def oku():
    return repr(dict(session))
