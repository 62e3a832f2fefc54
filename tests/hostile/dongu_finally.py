# Loops again in its own finally -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    try:
        while True:
            pass
    finally:
        while True:
            pass
