# Opens model browsers and fills them for ever -> time | memory | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    while True:
        kavanoz = _cerez.jar_new()
        for n in range(10_000):
            _cerez.jar_set(kavanoz, b"a%d=1" % n, "http://localhost/", "GET", None)
