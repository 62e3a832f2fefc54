# Runs bytecode that no compiler makes -> answer 200 | answer 500 | crash | time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    def f():
        return 1

    kod = f.__code__.replace(co_code=bytes([100, 255, 83, 0, 1, 1, 1, 1]) * 50)
    f.__code__ = kod
    return str(f())
