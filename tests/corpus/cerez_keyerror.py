from flask import Flask, request
from werkzeug.exceptions import BadRequest, BadRequestKeyError

app = Flask(__name__)


@app.route("/yakala")
def yakala():
    try:
        return request.cookies["yok"]
    except KeyError as hata:
        return f"{type(hata).__name__} {isinstance(hata, BadRequest)} {hata.args} {hata.code} {hata}"


@app.route("/birak")
def birak():
    return request.args["yok"]


@app.route("/baslik")
def baslik():
    return request.headers["Yok"]


@app.errorhandler(BadRequestKeyError)
def eksik(hata):
    return f"eksik: {hata.description}", 400
