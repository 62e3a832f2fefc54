from flask import Flask, session

app = Flask(__name__)


@app.route("/oku")
def oku():
    return f"{session.get('ad')} {'ad' in session} {len(session)} {session!r}"


@app.route("/yaz")
def yaz():
    session["ad"] = "x"
    return "x"


@app.route("/sil")
def sil():
    del session["ad"]
    return "x"


@app.route("/pop")
def pop():
    session.pop("ad", None)
    return "x"


@app.route("/temizle")
def temizle():
    session.clear()
    return "x"


@app.route("/kalici")
def kalici():
    session.permanent = True
    return "x"


@app.route("/anahtar")
def anahtar():
    return session["ad"]
