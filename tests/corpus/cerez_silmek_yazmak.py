from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/")
def index():
    yanit = make_response("x")
    yanit.set_cookie("a", "1")
    yanit.delete_cookie("a")
    return yanit


@app.route("/ters")
def ters():
    yanit = make_response("x")
    yanit.delete_cookie("a")
    yanit.set_cookie("a", "1")
    return yanit


@app.route("/bos-deger")
def bos_deger():
    yanit = make_response("x")
    yanit.set_cookie("a")
    yanit.set_cookie("b", "", max_age=0)
    return yanit


@app.route("/oku")
def oku():
    return {"a": request.cookies.get("a"), "b": request.cookies.get("b"), "hepsi": dict(request.cookies)}
