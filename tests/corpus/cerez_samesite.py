from flask import Flask, make_response

app = Flask(__name__)


@app.route("/<deger>")
def yaz(deger):
    yanit = make_response(deger)
    yanit.set_cookie("a", "1", samesite=deger)
    return yanit


@app.route("/bos")
def bos():
    yanit = make_response("x")
    yanit.set_cookie("a", "1", samesite="")
    return yanit


@app.route("/none-guvensiz")
def none_guvensiz():
    yanit = make_response("x")
    yanit.set_cookie("__Host-a", "1", samesite="None", domain="localhost", path="/alt")
    return yanit
