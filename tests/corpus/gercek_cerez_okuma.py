# Cookie başlığının okunuşu.
from flask import Flask, request

app = Flask(__name__)


@app.route("/")
def oku():
    c = request.cookies
    return {
        "hepsi": c.to_dict(flat=False), "adet": len(c), "sira": list(c), "a": c.get("a"), "tur": str(type(c)),
        "yok": c.get("yok"), "varsayilan": c.get("yok", "v"), "sayi": c.get("a", 0, int), "iceriyor": "a" in c,
        "A": c.get("A"), "liste": c.getlist("a"),
    }


@app.route("/yaz")
def yaz():
    request.cookies["a"] = "1"
    return "olmaz"


@app.route("/metin")
def metin():
    return repr(request.cookies)
