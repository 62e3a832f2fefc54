# Makes the bridge answer a wrong shape -> raised TypeError | raised OverflowError | answer 200 | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _bridge

    _bridge._answered = lambda *a: (10**30, None, 5, [])
    return 'x'
