# Reads the environment of the host -> answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import os
    import sys

    return repr((dict(os.environ), sys.argv, sys.path, sys.executable, sys.prefix, os.getcwd(), os.getpid()))
