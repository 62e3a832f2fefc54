from flask import Flask, make_response, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/kume")
def kume():
    session["a"] = {1, 2}
    yanit = make_response("x")
    yanit.set_cookie("b", "1")
    return yanit


@app.route("/karisik")
def karisik():
    session["a"] = {1: "bir", "iki": 2}
    return "x"


@app.route("/dongu")
def dongu():
    liste = []
    liste.append(liste)
    session["a"] = liste
    return "x"


@app.errorhandler(500)
def bes_yuz(hata):
    return f"sunucu: {type(hata.original_exception).__name__}", 500
