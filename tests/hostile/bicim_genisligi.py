# Formats with a width of a billion -> memory | time | raised MemoryError | raised OverflowError | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return f'{1:>{10**11}}'
