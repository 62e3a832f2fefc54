# Spins inside one native call, out of the interpreter's sight -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(sum(range(10**18)))
