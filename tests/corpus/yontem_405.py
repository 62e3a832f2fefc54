from flask import Flask, request

app = Flask(__name__)


@app.route("/get")
def get():
    return request.method


@app.route("/post", methods=["POST"])
def post():
    return request.method


@app.route("/hepsi", methods=["GET", "POST", "PUT", "PATCH", "DELETE"])
def hepsi():
    return request.method + request.get_data(as_text=True)


@app.route("/ozel", methods=["KAHVE"])
def ozel():
    return request.method


@app.route("/iki")
def iki_get():
    return "get"


@app.route("/iki", methods=["POST"])
def iki_post():
    return "post"


@app.route("/kapali", provide_automatic_options=False)
def kapali():
    return "x"


@app.errorhandler(405)
def izin(hata):
    return f"izinli: {sorted(hata.valid_methods)}", 405
