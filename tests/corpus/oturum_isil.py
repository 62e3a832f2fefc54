from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz")
def yaz():
    session["ad"] = "Işıl"
    return "yazıldı"


@app.route("/oku")
def oku():
    return session.get("ad", "yok")
