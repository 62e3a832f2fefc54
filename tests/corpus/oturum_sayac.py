from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def index():
    session["sayac"] = session.get("sayac", 0) + 1
    return f"Ziyaret: {session['sayac']}"
