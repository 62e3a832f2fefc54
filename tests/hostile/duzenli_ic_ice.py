# Compiles a regular expression nested a thousand deep -> raised RecursionError | raised error | raised re.error | raised re.PatternError | answer 200 | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import re

    return str(re.match('(' * 1500 + 'a' + ')' * 1500, 'a'))
