# Replaces builtins -> answer 200 | answer 500 | raised TypeError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import builtins

    builtins.len = lambda x: 10**9
    builtins.isinstance = lambda a, b: True
    builtins.str = None
    builtins.bytes = None
    return 'x'
