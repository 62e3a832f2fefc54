from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz")
def yaz():
    session["sayac"] = 1
    return "x"


@app.route("/oku")
def oku():
    return str(dict(session))
