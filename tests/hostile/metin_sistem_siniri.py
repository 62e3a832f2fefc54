# Asks for a string as long as addresses go -> memory | raised MemoryError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x' * (2**63 - 1)
