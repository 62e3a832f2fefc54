# Raises an exception whose text is an endless loop -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Kotu(Exception):
        def __str__(self):
            while True:
                pass

    raise Kotu()
