# Chains ten thousand exceptions -> raised ValueError | time | raised RecursionError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    hata = None
    for n in range(10_000):
        yeni = ValueError(str(n))
        yeni.__cause__ = hata
        hata = yeni
    raise hata
