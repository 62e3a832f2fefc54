from collections import OrderedDict, defaultdict, namedtuple
from dataclasses import dataclass
from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"
Nokta = namedtuple("Nokta", "x y")


@dataclass
class Urun:
    ad: str
    fiyat: float


class Html:
    def __html__(self):
        return "<i>x</i>"


@app.route("/yaz")
def yaz():
    session["nokta"] = Nokta(1, 2)
    session["sirali"] = OrderedDict(b=1, a=2)
    session["varsayilan"] = defaultdict(int, a=1)
    session["urun"] = Urun("çay", 12.5)
    session["html"] = Html()
    session["etiket"] = {" b": "x"}
    session["etiket__"] = {" d__": "x"}
    session["iki"] = {" t": 1, "b": 2}
    session["bos_demet"] = ()
    session["ic_ice"] = [(1, [b"a", (2,)])]
    return "x"


@app.route("/oku")
def oku():
    return "\n".join(f"{k} {type(v).__name__} {v!r}" for k, v in sorted(session.items()))


@app.route("/nesne")
def nesne():
    session["nesne"] = object
    return "x"


@app.route("/karmasik")
def karmasik():
    session["k"] = 1 + 2j
    return "x"
