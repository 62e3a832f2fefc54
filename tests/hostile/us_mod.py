# Computes a modular power of enormous numbers -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(pow(3**500_000, 7**200_000, 11**300_000))
