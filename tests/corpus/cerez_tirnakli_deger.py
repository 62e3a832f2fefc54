from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/yaz")
def yaz():
    yanit = make_response("x")
    yanit.set_cookie("json", '{"tema": "koyu", "dil": "tr"}')
    yanit.set_cookie("yol", "/a/b?c=d&e")
    yanit.set_cookie("esit", "a=b=c")
    yanit.set_cookie("emoji", "🍪 çerez")
    yanit.set_cookie("yuzde", "%C5%9F+x")
    return yanit


@app.route("/oku")
def oku():
    return {ad: deger for ad, deger in request.cookies.items()}
