from flask import Flask

app = Flask(__name__)


@app.get("/", methods=["POST"])
def a():
    return "x"
