from flask import Flask, abort, redirect, url_for
from werkzeug.exceptions import HTTPException

app = Flask(__name__)


@app.route("/<int:kod>")
def git(kod):
    return redirect("/hedef?a=ş b&c='<d>'", code=kod)


@app.route("/tam")
def tam():
    return redirect("http://ornek.localhost:8080/ç?x=1#böl")


@app.route("/goreli")
def goreli():
    return redirect("../a")


@app.route("/url-for")
def url_for_ile():
    return redirect(url_for("hedef", ad="Ayşe Nur", _anchor="son"))


@app.route("/abort")
def durdur():
    abort(redirect("/hedef"))


@app.route("/yanlis")
def yanlis():
    return redirect("/x", code=200)


@app.route("/satir")
def satir():
    return redirect("/x\nSet-Cookie: a=1")


@app.route("/hedef")
def hedef():
    return "hedef"
