# Warns for ever -> time | memory | answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import flask
    from werkzeug import _learner

    for n in range(200_000):
        _learner.note('x' * 100, 'y' * 100)
    return 'x'
