# Sleeps and swallows the interruption -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import time

    while True:
        try:
            time.sleep(3600)
        except BaseException:
            pass
