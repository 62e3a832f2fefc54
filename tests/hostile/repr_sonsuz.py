# Has a repr that never ends and prints without an end -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Kotu:
        def __repr__(self):
            while True:
                print("x" * 1000)

    k = Kotu()
    return repr(k)
