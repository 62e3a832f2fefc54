from flask import Flask, session
from flask_session import Session

app = Flask(__name__)
app.config["SESSION_TYPE"] = "filesystem"
Session(app)


@app.route("/yaz")
def yaz():
    session["sepet"] = []
    session["demet"] = (1, 2)
    session["sayi"] = {5: "beş"}
    return "x"


@app.route("/ekle")
def ekle():
    session["sepet"].append("elma")
    return "x"


@app.route("/oku")
def oku():
    return f"{session.get('sepet')} {session.get('demet')} {session.get('sayi')} {session.permanent}"


@app.route("/temizle")
def temizle():
    session.clear()
    return "x"


@app.route("/yenile")
def yenile():
    app.session_interface.regenerate(session)
    return "x"


@app.route("/dokunma")
def dokunma():
    return "x"


@app.route("/pop")
def pop():
    return str(session.pop("sepet", None))
