from flask import Flask, request

app = Flask(__name__)


@app.route("/topla")
def topla():
    a = request.args.get("a")
    b = request.args.get("b")
    return str(a + b)


@app.route("/carp")
def carp():
    return str(request.args["a"] * request.args["b"])


@app.route("/bol/<int:a>/<int:b>")
def bol(a, b):
    return f"{a / b:.3f}"


@app.route("/ortalama")
def ortalama():
    notlar = []
    for n in request.args.getlist("not"):
        notlar.append(float(n))
    ort = sum(notlar) / len(notlar)
    harf = "AA" if ort >= 90 else "BA" if ort >= 80 else "FF"
    return {"ortalama": round(ort, 2), "harf": harf, "en": max(notlar), "sirali": sorted(notlar, reverse=True)}


@app.route("/islem")
def islem():
    islemler = {"+": lambda x, y: x + y, "-": lambda x, y: x - y, "*": lambda x, y: x * y, "/": lambda x, y: x / y}
    try:
        x, y = map(float, (request.args["x"], request.args["y"]))
        sonuc = islemler[request.args.get("i", "+")](x, y)
    except ZeroDivisionError as hata:
        return f"Sıfıra bölünmez: {hata.__class__.__name__}", 400
    except ValueError as hata:
        return str(hata), 400
    except KeyError as hata:
        return f"Eksik: {type(hata).__name__}", 400
    else:
        return str(sonuc)
    finally:
        print("işlem bitti")
