from flask import Flask, session, abort, request

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/500")
def bes():
    session["ad"] = "Levent"
    1 / 0


@app.route("/403")
def dort():
    session["x"] = 1
    abort(403)


@app.route("/400")
def eksik():
    session["y"] = 1
    return request.form["yok"]


@app.route("/oku")
def oku():
    return dict(session)
