from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/<int:boy>/<harf>")
def yaz(boy, harf):
    session.clear()
    session["a"] = harf * boy
    return str(boy)


@app.route("/oku")
def oku():
    return session.get("a", "")


@app.route("/metin")
def metin():
    session["sepet"] = [{"urun": f"Ürün {i}", "adet": i, "fiyat": i * 12.5} for i in range(20)]
    return "x"


@app.route("/sepet")
def sepet():
    return session["sepet"]
