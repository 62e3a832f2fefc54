from datetime import timedelta
from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"
app.config.update(SESSION_REFRESH_EACH_REQUEST=False, PERMANENT_SESSION_LIFETIME=timedelta(hours=1))


@app.route("/yaz")
def yaz():
    session.permanent = True
    session["a"] = 1
    return "x"


@app.route("/oku")
def oku():
    return f"{session.get('a')} {session.permanent} {session.modified} {session.accessed}"


@app.route("/isaretle")
def isaretle():
    session.modified = True
    return "x"


@app.route("/bos")
def bos():
    return "x"
