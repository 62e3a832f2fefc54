# Assigns a slice of a growing list to itself -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    liste = [0] * 1000
    while True:
        liste[:0] = liste
