# Doubles a string until something gives -> memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    metin = 'x' * 1000
    while True:
        metin += metin
