# Computes the factorial of a hundred million -> time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import math

    return str(math.factorial(10**8) % 10)
