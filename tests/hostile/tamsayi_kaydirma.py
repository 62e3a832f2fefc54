# Shifts one by a hundred billion bits -> memory | raised OverflowError | raised MemoryError | time | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str((1 << 10**11).bit_length())
