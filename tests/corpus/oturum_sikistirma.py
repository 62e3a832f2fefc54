from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/<int:n>")
def yaz(n):
    session["metin"] = "tekrar " * n
    return str(len(session["metin"]))


@app.route("/oku")
def oku():
    return session["metin"]
