# Looks for dangerous classes below object -> answer 200 | time
from flask import Flask

app = Flask(__name__)


def altlar(sinif, gorulen):
    for alt in type.__subclasses__(sinif):
        if alt not in gorulen:
            gorulen.add(alt)
            altlar(alt, gorulen)
    return gorulen


@app.route("/")
def saldir():
    adlar = sorted(f"{s.__module__}.{s.__qualname__}" for s in altlar(object, set()))
    return "\n".join(adlar)
