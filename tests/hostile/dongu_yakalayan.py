# Spins and swallows every interruption -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
