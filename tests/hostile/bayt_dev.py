# Asks for a huge bytes object -> memory | raised MemoryError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return bytes(10**12)
