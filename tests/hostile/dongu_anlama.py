# Spins inside a comprehension -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(sum(1 for _ in iter(int, 1)))
