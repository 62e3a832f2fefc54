# Backtracks exponentially -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import re

    return str(re.match(r'(a+)+$', 'a' * 40 + '!'))
