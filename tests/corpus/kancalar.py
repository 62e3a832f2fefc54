from flask import Flask, g, request, session, abort, after_this_request

app = Flask(__name__)
app.secret_key = "dev"
OLAYLAR = []


@app.before_request
def once1():
    g.sira = ["once1"]
    OLAYLAR.append("once1")


@app.before_request
def once2():
    g.sira.append("once2")
    if request.args.get("dur"):
        return "durdu"


@app.before_request
def once3():
    g.sira.append("once3")


@app.after_request
def sonra1(yanit):
    yanit.headers["X-Sira"] = ",".join(g.sira)
    OLAYLAR.append("sonra1")
    return yanit


@app.after_request
def sonra2(yanit):
    g.sira.append("sonra2")
    return yanit


@app.teardown_request
def bitti(hata):
    OLAYLAR.append(f"bitti {hata!r}")


@app.route("/")
def index():
    return f"{g.sira} {'yok' in g} {g.get('yok', 5)}"


@app.route("/hata")
def hata():
    raise ValueError("x")


@app.route("/bu")
def bu():
    @after_this_request
    def ekle(yanit):
        yanit.headers["X-Bu"] = "1"
        return yanit
    return "bu"


@app.route("/g")
def g_yok():
    return g.olmayan


@app.route("/olaylar")
def olaylar():
    return str(OLAYLAR)
