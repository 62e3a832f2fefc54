# Starts a process by multiprocessing -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('multiprocessing').Process(target=print).start())
