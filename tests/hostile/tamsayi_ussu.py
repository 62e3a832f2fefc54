# Raises ten to a hundred million -> time | memory | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str((10**100_000_000).bit_length())
