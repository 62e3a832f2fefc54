from flask import Flask, session
import hashlib

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def yaz():
    session["veri"] = [hashlib.sha256(str(i).encode()).hexdigest() for i in range(120)]
    return "çok veri"
