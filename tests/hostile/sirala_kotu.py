# Sorts by a comparison that never ends -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class A:
        def __lt__(self, o):
            while True:
                pass

    return str(sorted([A(), A()]))
