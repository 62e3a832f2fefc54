from flask import Flask, request

app = Flask(__name__)


@app.route("/")
def index():
    c = request.cookies
    return {
        "sayi": len(c), "adlar": list(c), "sozluk": c.to_dict(), "coklu": c.to_dict(flat=False),
        "a": c.get("a"), "b": c.get("b", "yok"), "n": c.get("n", 0, type=int), "liste": c.getlist("a"),
        "sayilar": c.getlist("n", type=int), "var": "a" in c, "metin": repr(c),
    }
