# Leaves by sys.exit in a view -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    sys.exit(3)
