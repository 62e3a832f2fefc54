from flask import Flask, redirect, url_for

app = Flask(__name__)


@app.route("/")
def index():
    return redirect("/hedef")


@app.route("/url")
def url():
    return redirect(url_for("hedef", ad="Ayşe Gül"))


@app.route("/turkce")
def turkce():
    return redirect("/şehir/Iğdır?a=ç&b=<x>#böl")


@app.route("/tam")
def tam():
    return redirect("http://örnek.test/yol?x=1")


@app.route("/kod/<int:kod>")
def kod(kod):
    return redirect("/hedef", kod)


@app.route("/tirnak")
def tirnak():
    return redirect('/x"><script>')


@app.route("/hedef")
def hedef():
    return "hedef"


@app.route("/goreli")
def goreli():
    return redirect("hedef")


@app.route("/bosluk")
def bosluk():
    return redirect("/a b%20c")


@app.route("/satir")
def satir():
    return redirect("/a\nSet-Cookie: x=1")


@app.route("/baslik")
def baslik():
    return "x", 302, {"Location": "/ğ"}
