# Formats with a precision of a billion -> memory | time | raised ValueError | raised OverflowError | answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return '%.*f' % (2_000_000_000, 1.5)
