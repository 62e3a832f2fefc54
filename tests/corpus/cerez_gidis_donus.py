from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/yaz", methods=["POST"])
def yaz():
    yanit = make_response("yazıldı")
    yanit.set_cookie("not", request.form["not"])
    return yanit


@app.route("/oku")
def oku():
    return repr(request.cookies.get("not"))
