# Appends for ever -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    liste = []
    while True:
        liste.append([0] * 1000)
