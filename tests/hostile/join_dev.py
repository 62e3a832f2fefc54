# Joins one string a hundred million times -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return ''.join(['x' * 1_000_000] * 1_000_000)
