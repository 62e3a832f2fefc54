from collections import Counter, defaultdict, namedtuple
from enum import Enum
from itertools import groupby
from flask import Flask, request, make_response, render_template_string, redirect

app = Flask(__name__)
Oy = namedtuple("Oy", "kim neye")
OYLAR = []


class Tema(str, Enum):
    ACIK = "acik"
    KOYU = "koyu"

    @property
    def renk(self):
        return {"acik": "#fff", "koyu": "#222"}[self.value]


@app.route("/")
def ana():
    try:
        tema = Tema(request.cookies.get("tema", "acik"))
    except ValueError as e:
        return f"{e}", 400
    return render_template_string('<body style="background:{{ t.renk }}" class={{ t.value }}>{{ t.name }}</body>', t=tema)


@app.route("/tema/<ad>")
def tema(ad):
    yanit = redirect("/")
    yanit.set_cookie("tema", ad, path="/", secure=False)
    return yanit


@app.route("/oy", methods=["POST"])
def oy():
    if request.cookies.get("oyverdi") == "evet":
        return "Zaten oy verdiniz", 409
    OYLAR.append(Oy(request.form["kim"], request.form["neye"]))
    yanit = make_response("Teşekkürler", 201)
    yanit.set_cookie("oyverdi", "evet")
    return yanit


@app.route("/sonuc")
def sonuc():
    sayim = Counter(o.neye for o in OYLAR)
    gruplar = defaultdict(list)
    for o in OYLAR:
        gruplar[o.neye].append(o.kim)
    sirali = {k: [o.kim for o in g] for k, g in groupby(sorted(OYLAR, key=lambda o: (o.neye, o.kim)), key=lambda o: o.neye)}
    return {"sayim": sayim, "ilk": sayim.most_common(1), "gruplar": gruplar, "sirali": sirali, "demet": OYLAR[:1]}
