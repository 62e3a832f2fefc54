# Raises the host's own time limit -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _host

    raise _host.TimeLimit
