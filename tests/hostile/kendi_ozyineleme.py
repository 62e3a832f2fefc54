# Recurses without an end -> raised RecursionError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    def dal(n):
        return dal(n + 1)

    return str(dal(0))
