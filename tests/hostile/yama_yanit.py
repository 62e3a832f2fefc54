# Makes the bridge answer nonsense -> answer 200 | answer 500 | crash | raised TypeError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _bridge

    _bridge._lines = lambda yanit: [('X\r\nY', b'a\r\nb')] * 10
    return 'x'
