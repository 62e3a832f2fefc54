# Squares a number for ever -> time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    n = 12345678901234567890
    while True:
        n *= n
