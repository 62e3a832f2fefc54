# Registers routes for ever -> raised AssertionError | time | memory | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    n = 0
    while True:
        app._got_first_request = False
        app.add_url_rule(f"/{n}/<path:x>", f"u{n}", lambda x: x)
        n += 1
