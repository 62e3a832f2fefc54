# Fills a dictionary for ever -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    d = {}
    n = 0
    while True:
        d[n] = 'x' * 500 + str(n)
        n += 1
