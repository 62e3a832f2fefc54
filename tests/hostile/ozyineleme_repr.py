# Recurses through repr of nested lists -> raised RecursionError | crash | time | answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    liste = []
    for _ in range(200_000):
        liste = [liste]
    return repr(liste)[:10]
