from flask import Flask, redirect, session, url_for

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def index():
    return "ana"


@app.route("/giris")
def giris():
    session["ad"] = "Levent"
    return redirect(url_for("anasayfa"))
