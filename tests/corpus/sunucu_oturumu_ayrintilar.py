# Flask-Session 0.8: kimlik, kayıt, iç değişiklik, yenileme, silme.
import os
from datetime import timedelta

from cachelib.file import FileSystemCache
from flask import Flask, request, session
from flask_session import Session

app = Flask(__name__)
app.config.from_mapping(
    SESSION_TYPE="cachelib", SESSION_SERIALIZATION_FORMAT="msgpack", SESSION_CACHELIB=FileSystemCache("oturumlar", threshold=500),
    SESSION_PERMANENT=False, SESSION_KEY_PREFIX="ders:", SESSION_ID_LENGTH=16, SESSION_COOKIE_SAMESITE="Strict",
    SESSION_COOKIE_NAME="kimlik", PERMANENT_SESSION_LIFETIME=timedelta(hours=1),
)
Session(app)


@app.route("/")
def oku():
    return {"sepet": session.get("sepet"), "yeni": session.new, "degisti": session.modified, "kalici": session.permanent,
            "adet": len(session), "bos": not session}


@app.route("/ekle")
def ekle():
    session.setdefault("sepet", []).append(request.args.get("u", "çay"))
    return str(session["sepet"])


@app.route("/ic")
def ic():
    session["sepet"].append("iç")
    return str(session["sepet"])


@app.route("/yenile")
def yenile():
    app.session_interface.regenerate(session)
    return "yenilendi"


@app.route("/sil")
def sil():
    session.clear()
    return "silindi"


@app.route("/kalici")
def kalici():
    session.permanent = True
    return "kalıcı"


@app.route("/tur")
def tur():
    return [type(session).__name__, type(app.session_interface).__name__, isinstance(session, dict), len(session.sid) > 10]
