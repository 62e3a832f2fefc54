from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/turkce")
def turkce():
    yanit = make_response("ad")
    yanit.set_cookie("şehir", "Iğdır")
    return yanit


@app.route("/bosluk")
def bosluk():
    yanit = make_response("ad")
    yanit.set_cookie("ad soyad", "x")
    return yanit


@app.route("/satir")
def satir():
    yanit = make_response("ad")
    yanit.set_cookie("ad\nX-Sahte: 1", "x")
    return yanit


@app.route("/buyuk")
def buyuk():
    yanit = make_response("ad")
    yanit.set_cookie("Tema", "koyu")
    yanit.set_cookie("tema", "acik")
    return yanit


@app.route("/oku")
def oku():
    return {"hepsi": request.cookies.to_dict(), "tema": request.cookies.get("tema"), "TEMA": request.cookies.get("TEMA")}
