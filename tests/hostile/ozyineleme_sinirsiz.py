# Lifts the recursion limit, then recurses -> raised RecursionError | raised ValueError | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    sys.setrecursionlimit(10**9)

    def dal(n):
        return dal(n + 1)

    return str(dal(0))
