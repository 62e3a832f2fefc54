from flask import Flask, request

app = Flask(__name__)


@app.route("/a/<x>")
def a(x):
    return f"{x!r} {request.path!r} {request.full_path!r} {request.url!r} {request.base_url!r}"


@app.route("/yol/<path:x>")
def yol(x):
    return f"{x!r} {request.path!r}"


@app.route("/çay")
def cay():
    return "çay"


@app.route("/sorgu")
def sorgu():
    return {"args": request.args.to_dict(flat=False), "ham": request.query_string.decode("latin-1")}


@app.route("/klasor/")
def klasor():
    return "klasör"
