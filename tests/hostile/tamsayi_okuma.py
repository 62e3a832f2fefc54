# Reads an integer of ten million digits -> raised ValueError | time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(int("9" * 10**7) % 10)
