# Prints a number of ten million digits -> raised ValueError | time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(1 << 33_000_000)
