# Sets ten thousand cookies -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import make_response

    yanit = make_response('x')
    for n in range(10_000):
        yanit.set_cookie(f'c{n}', 'x' * 100)
    return yanit
