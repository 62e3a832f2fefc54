# Replaces the description of errors -> raised ZeroDivisionError | raised TypeError | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _bridge, _errors

    _errors.describe = _bridge.describe = lambda *a: (1, 2)
    _errors.describe_in = lambda *a: None
    return str(1 // 0)
