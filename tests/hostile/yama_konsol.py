# Replaces and closes standard output -> answer 200 | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    sys.stdout = None
    sys.stderr = None
    sys.modules.clear()
    return 'x'
