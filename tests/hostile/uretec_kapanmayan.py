# Leaves generators that refuse to close -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    def inatci():
        while True:
            try:
                yield 1
            except GeneratorExit:
                pass

    for _ in range(1000):
        next(inatci())
    return "tamam"
