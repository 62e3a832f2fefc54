from flask import Flask, make_response

app = Flask(__name__)


@app.route("/")
def index():
    resp = make_response("x")
        resp.set_cookie("ad", "Levent")
    return resp
