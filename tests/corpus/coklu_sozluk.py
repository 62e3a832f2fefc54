from flask import Flask, request
from werkzeug.datastructures import MultiDict, ImmutableMultiDict, Headers

app = Flask(__name__)


@app.route("/")
def index():
    m = MultiDict([("a", 1), ("a", 2), ("b", 3)])
    m.add("c", 4)
    m.setlist("d", [5, 6])
    i = ImmutableMultiDict(m)
    h = Headers({"A": "1", "B": ["2", "3"]})
    return "\n".join(map(repr, [
        m, i, m["a"], m.getlist("a"), list(m.items()), list(m.items(multi=True)), list(m.values()), list(m.lists()), dict(m), m.to_dict(),
        m.to_dict(flat=False), m.pop("a"), m.poplist("d"), m.pop("yok", 1), m.get("b", type=str), len(m), "b" in m, m | {"z": 1},
        i.copy(), sorted(i), h, list(h), h.get("a"), h.getlist("b"), request.args == ImmutableMultiDict(), MultiDict({"x": [1, 2]}),
    ]))


@app.route("/yok")
def yok():
    return MultiDict()["x"]


@app.route("/pop")
def pop():
    return MultiDict().pop("x")
