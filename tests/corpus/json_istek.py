from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["POST"])
def index():
    return {"json": request.get_json()}


@app.route("/ozellik", methods=["POST"])
def ozellik():
    return {"json": request.json, "mi": request.is_json}


@app.route("/sessiz", methods=["POST"])
def sessiz():
    return {"json": request.get_json(silent=True)}


@app.route("/zorla", methods=["POST"])
def zorla():
    return {"json": request.get_json(force=True)}
