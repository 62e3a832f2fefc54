# Asks scrypt for a gigabyte through the native -> memory | raised ValueError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    _cerez.scrypt(b'a', b'b', 2**30, 8, 1, 32)
