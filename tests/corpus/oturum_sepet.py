from flask import Flask, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = "dev"
URUNLER = {"cay": 12.5, "simit": 7}


@app.route("/")
def index():
    sepet = session.get("sepet", {})
    satirlar = [f"{ad}: {adet} x {URUNLER[ad]:.2f}" for ad, adet in sorted(sepet.items())]
    return "\n".join(satirlar) + f"\nToplam: {sum(URUNLER[a] * n for a, n in sepet.items()):.2f}"


@app.post("/ekle")
def ekle():
    ad = request.form["urun"]
    sepet = session.setdefault("sepet", {})
    sepet[ad] = sepet.get(ad, 0) + int(request.form.get("adet", 1))
    return redirect(url_for("index"), code=303)


@app.post("/dogru-ekle")
def dogru_ekle():
    sepet = dict(session.get("sepet", {}))
    ad = request.form["urun"]
    sepet[ad] = sepet.get(ad, 0) + request.form.get("adet", 1, type=int)
    session["sepet"] = sepet
    return redirect(url_for("index"))


@app.post("/bosalt")
def bosalt():
    session.pop("sepet", None)
    return redirect(url_for("index"))
