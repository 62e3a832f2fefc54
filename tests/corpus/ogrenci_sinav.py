from flask import Flask, session, request, jsonify
import random, string

app = Flask(__name__)
app.secret_key = "x" * 32
SORULAR = [
    ("Türkiye'nin başkenti?", ["Ankara", "İstanbul", "İzmir"], 0),
    ("2 ** 10 = ?", ["512", "1024", "2048"], 1),
    ("HTTP'nin açılımı?", ["HyperText Transfer Protocol", "Hiç"], 0),
]


@app.get("/basla")
def basla():
    random.seed(7)
    sira = list(range(len(SORULAR)))
    random.shuffle(sira)
    session.update(sira=sira, puan=0, i=0, kod="".join(random.choices(string.ascii_uppercase, k=4)))
    return jsonify(kod=session["kod"], sira=sira)


@app.get("/soru")
def soru():
    i = session["i"]
    if i >= len(SORULAR):
        return {"bitti": True, "puan": session["puan"], "oran": f"%{100 * session['puan'] / len(SORULAR):.0f}"}
    metin, siklar, _ = SORULAR[session["sira"][i]]
    return {"no": i + 1, "soru": metin, "siklar": {chr(ord("A") + n): s for n, s in enumerate(siklar)}}


@app.post("/cevap")
def cevap():
    veri = request.get_json()
    secim = ord(veri["secim"].upper()) - ord("A")
    *_, dogru = SORULAR[session["sira"][session["i"]]]
    session["i"] += 1
    if secim == dogru:
        session["puan"] += 1
    return jsonify(dogru=secim == dogru, kalan=len(SORULAR) - session["i"])
