# Spins in an empty loop -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    while True:
        pass
