# Raises a signal natively -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('_signal').raise_signal(9))
