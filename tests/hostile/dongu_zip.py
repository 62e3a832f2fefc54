# Waits for a native loop that never yields -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(max(iter(int, 1)))
