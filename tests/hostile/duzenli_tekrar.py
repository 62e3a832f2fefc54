# Compiles a regular expression with giant repeats -> time | memory | raised OverflowError | answer 200 | raised error
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import re

    return str(re.match('(?:a{1,65000}){1,65000}' * 3 + 'b', 'a' * 5000))
