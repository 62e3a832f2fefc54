# Sets a cookie of ten megabytes -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import make_response

    yanit = make_response('x')
    yanit.set_cookie('c', 'x' * 10_000_000)
    return yanit
