# Writes records for ever -> time | raised OSError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    n = 0
    while True:
        _cerez.record_put(f'k{n}', b'x' * 1000, _cerez.now() + 60)
        n += 1
