# Parses JSON nested a hundred thousand deep -> raised RecursionError | crash | answer 500 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import json

    return str(json.loads('[' * 200_000))
