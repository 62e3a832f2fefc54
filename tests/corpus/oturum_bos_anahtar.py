from flask import Flask, session

app = Flask(__name__)
app.secret_key = ""


@app.route("/")
def yaz():
    session["ad"] = "x"
    return "x"
