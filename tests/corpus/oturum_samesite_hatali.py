from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"
app.config["SESSION_COOKIE_SAMESITE"] = "Gevsek"


@app.route("/")
def index():
    session["a"] = 1
    return "x"
