from flask import Flask, request

app = Flask(__name__)


@app.route("/yaz")
def yaz():
    request.cookies["a"] = "1"
    return "olmaz"


@app.route("/sil")
def sil():
    del request.cookies["a"]
    return "olmaz"


@app.route("/guncelle")
def guncelle():
    request.cookies.update({"a": "1"})
    return "olmaz"


@app.route("/pop")
def pop():
    request.cookies.pop("a", None)
    return "olmaz"


@app.route("/form", methods=["POST"])
def form():
    request.form["a"] = "1"
    return "olmaz"
