from flask import Flask, abort, request, session

app = Flask(__name__)
app.secret_key = "dev"


@app.before_request
def giris_iste():
    if request.endpoint not in ("giris", None) and "kim" not in session:
        abort(401)


@app.route("/")
def index():
    return session["kim"]


@app.route("/giris", methods=["POST"])
def giris():
    session["kim"] = request.form["kim"]
    return "girdi"
