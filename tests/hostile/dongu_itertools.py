# Drains an endless iterator natively -> time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import collections
    import itertools

    collections.deque(itertools.repeat(1), maxlen=0)
