from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/kur")
def kur():
    session["sepet"] = []
    return "boş sepet"


@app.route("/ekle/<urun>")
def ekle(urun):
    session["sepet"].append(urun)
    return str(session["sepet"])


@app.route("/ekle2/<urun>")
def ekle2(urun):
    session["sepet"].append(urun)
    session.modified = True
    return str(session["sepet"])


@app.route("/varsayilan/<urun>")
def varsayilan(urun):
    session.setdefault("liste", []).append(urun)
    return str(session["liste"])


@app.route("/oku")
def oku():
    return f"{session.get('sepet')} {session.get('liste')}"
