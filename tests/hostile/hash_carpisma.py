# Fills a dictionary with one hash -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class A:
        def __hash__(self):
            return 1

        def __eq__(self, o):
            return False

    d = {}
    while True:
        d[A()] = 1
