# Asks for one ten-gigabyte string -> memory | raised MemoryError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x' * 10**10
