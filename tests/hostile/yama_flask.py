# Replaces Flask's class and its session -> answer 200 | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import flask
    import flask.sessions

    flask.Flask.__call__ = None
    flask.Flask.full_dispatch_request = lambda self: 1 // 0
    flask.sessions.SecureCookieSession = dict
    return 'x'
