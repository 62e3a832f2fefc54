# Multiplies a string by replacing -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    metin = 'a' * 100_000
    return metin.replace('a', 'b' * 100_000)
