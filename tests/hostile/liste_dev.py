# Asks for a list of ten billion -> memory | raised MemoryError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(len([0] * 10**10))
