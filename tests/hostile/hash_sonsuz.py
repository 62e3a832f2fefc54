# Hashes an object that never stops hashing -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Kotu:
        def __hash__(self):
            while True:
                pass

    return str({Kotu(): 1})
