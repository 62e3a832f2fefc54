from flask import Flask, request

app = Flask(__name__)


@app.route("/")
def index():
    c = request.cookies
    return [
        c.get("n", type=int), c.get("n", 7, type=int), c.get("yok", 7, type=int), c.get("x", -1, int),
        c.get("n", type=float), c.getlist("n"), c.getlist("x", type=int), list(c.keys()), list(c.values()),
        list(c.items(multi=True)), sorted(c), bool(c), c == {"n": "5"}, c.copy().to_dict(), hash(c) == hash(c),
    ]
