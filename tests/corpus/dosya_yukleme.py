from flask import Flask, request

app = Flask(__name__)
app.config["MAX_CONTENT_LENGTH"] = 2000


@app.route("/", methods=["POST"])
def yukle():
    dosya = request.files.get("dosya")
    if dosya is None or dosya.filename == "":
        return "Dosya seçilmedi", 400
    icerik = dosya.read()
    return {"ad": dosya.filename, "tur": dosya.mimetype, "boy": len(icerik), "form": request.form.get("aciklama"),
            "metin": icerik.decode(), "alan": dosya.name}


@app.route("/oku", methods=["POST"])
def oku():
    return request.files["dosya"].read()
