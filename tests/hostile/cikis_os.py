# Leaves by os._exit and os.abort -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import os

    os._exit(0)
