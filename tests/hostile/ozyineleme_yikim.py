# Drops a list nested a million deep -> answer 200 | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    liste = []
    for _ in range(300_000):
        liste = [liste]
    del liste
    return 'tamam'
