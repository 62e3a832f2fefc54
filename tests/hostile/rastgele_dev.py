# Asks for a terabyte of randomness -> raised ValueError | raised MemoryError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import secrets

    return str(len(secrets.token_bytes(10**12)))
