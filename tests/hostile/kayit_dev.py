# Writes a record of twenty megabytes -> raised OSError | answer 500 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    _cerez.record_put('k', b'x' * 20_000_000, _cerez.now() + 60)
    return 'x'
