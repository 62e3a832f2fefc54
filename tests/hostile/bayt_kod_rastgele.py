# Runs random bytecode until something breaks -> answer 200 | crash | time | memory | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import random

    random.seed(7)

    def f(a=1, b=2):
        return a + b

    for _ in range(20_000):
        try:
            f.__code__ = f.__code__.replace(co_code=bytes(random.randrange(256) for _ in range(24)))
            f()
        except BaseException as hata:
            if 'TimeLimit' in type(hata).__name__:
                raise
    return 'x'
