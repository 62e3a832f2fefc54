# Opens a socket -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('socket').create_connection(('127.0.0.1', 80)))
