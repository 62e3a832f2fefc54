# Raises an exception whose text swallows interruptions -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Kotu(Exception):
        def __str__(self):
            while True:
                try:
                    while True:
                        pass
                except BaseException:
                    pass

    raise Kotu()
