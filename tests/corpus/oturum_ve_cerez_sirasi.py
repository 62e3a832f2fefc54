from flask import Flask, session, make_response

app = Flask(__name__)
app.secret_key = "dev"


@app.after_request
def sonra(yanit):
    yanit.set_cookie("sonra", "1")
    return yanit


@app.route("/")
def index():
    session["a"] = 1
    yanit = make_response("x")
    yanit.set_cookie("gorunum", "1")
    return yanit
