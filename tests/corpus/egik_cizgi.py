from flask import Flask, request

app = Flask(__name__)


@app.route("/sonda/")
def sonda():
    return "sonda"


@app.route("/sonsuz")
def sonsuz():
    return "sonsuz"


@app.route("/esnek/", strict_slashes=False)
def esnek():
    return "esnek"


@app.route("/esnek2", strict_slashes=False)
def esnek2():
    return "esnek2"


@app.route("/a/b/<c>/")
def abc(c):
    return c


@app.route("/dosya/<path:yol>")
def dosya(yol):
    return yol


@app.route("/klasor/<path:yol>/")
def klasor(yol):
    return yol


@app.route("/yalniz-post/", methods=["POST"])
def yalniz_post():
    return "post"


@app.route("/yalniz-get/")
def yalniz_get():
    return "get"
