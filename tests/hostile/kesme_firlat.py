# Raises KeyboardInterrupt itself -> raised KeyboardInterrupt | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    raise KeyboardInterrupt
