# Materializes a product of ranges -> memory | time | raised MemoryError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import itertools

    return str(len(list(itertools.product(range(10**4), repeat=6))))
