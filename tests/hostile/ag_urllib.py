# Fetches an address -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('urllib.request').request.urlopen('http://127.0.0.1/').read())
