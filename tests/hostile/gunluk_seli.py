# Floods the console for ever -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    while True:
        print('x' * 1000)
