from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/kume")
def kume():
    session["ad"] = "Ayşe"
    session["kume"] = {1, 2}
    return "yazıldı"


class Kullanici:
    pass


@app.route("/nesne")
def nesne():
    session["kullanici"] = Kullanici()
    return "yazıldı"


@app.route("/karisik")
def karisik():
    session["a"] = {1: "bir", "iki": 2}
    return "yazıldı"


@app.route("/oku")
def oku():
    return dict(session)
