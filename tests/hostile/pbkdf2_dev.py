# Asks for four billion rounds of key stretching -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    _cerez.pbkdf2('sha256', b'a', b'b', 2**32 - 1, 32)
