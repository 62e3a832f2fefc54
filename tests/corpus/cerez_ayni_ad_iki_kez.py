from flask import Flask, make_response

app = Flask(__name__)


@app.route("/")
def index():
    yanit = make_response("iki satır")
    yanit.set_cookie("ad", "bir")
    yanit.set_cookie("ad", "iki")
    return yanit


@app.route("/baslik")
def baslik():
    yanit = make_response("baslik")
    yanit.set_cookie("ad", "bir")
    yanit.set_cookie("soyad", "iki")
    yanit.headers["Set-Cookie"] = "tek=satir"
    return yanit


@app.route("/ekle")
def ekle():
    yanit = make_response("ekle")
    yanit.set_cookie("ad", "bir")
    yanit.headers.add("Set-Cookie", "elle=yazildi; Path=/")
    return yanit
