# Sleeps for an hour -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import time

    time.sleep(3600)
