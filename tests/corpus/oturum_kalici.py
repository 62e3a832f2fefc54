from datetime import timedelta
from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"
app.permanent_session_lifetime = timedelta(minutes=5)


@app.route("/yaz")
def yaz():
    session.permanent = True
    session["a"] = 1
    return "x"


@app.route("/dokunma")
def dokunma():
    return "x"


@app.route("/oku")
def oku():
    return f"{session.get('a')} {session.permanent}"


@app.route("/gecici")
def gecici():
    session.permanent = False
    return "x"
