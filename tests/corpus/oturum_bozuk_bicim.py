from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def index():
    return str(dict(session))
