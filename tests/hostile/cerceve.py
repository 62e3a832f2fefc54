# Walks the frames of its callers and their globals -> answer 200 | time
from flask import Flask
import sys

app = Flask(__name__)


@app.route("/")
def saldir():
    cerceve, bulunan = sys._getframe(), []
    while cerceve is not None:
        bulunan += [f"{ad}={deger!r}"[:300] for ad, deger in list(cerceve.f_globals.items())]
        bulunan += [f"{ad}={deger!r}"[:300] for ad, deger in list(cerceve.f_locals.items()) if ad != "bulunan"]
        cerceve = cerceve.f_back
    return "\n".join(bulunan)
