from flask import Flask, request

app = Flask(__name__)
app.debug = True


@app.route("/json")
def json():
    return {"b": 1, "a": {"c": [1, 2]}}


@app.route("/hata")
def hata():
    return 1 / 0


@app.route("/anahtar", methods=["POST"])
def anahtar():
    return request.form["yok"]


@app.route("/bozuk", methods=["POST"])
def bozuk():
    return request.get_json()


@app.route("/yok")
def yok():
    from flask import abort
    abort(404)
