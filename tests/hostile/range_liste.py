# Turns a huge range into a list -> memory | time | raised MemoryError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(len(list(range(10**15))))
