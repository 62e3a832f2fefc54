# Raises an exception with a message of twenty megabytes -> raised ValueError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    raise ValueError('x' * 20_000_000)
