from flask import Flask, make_response

app = Flask(__name__)


@app.route("/sil")
def sil():
    yanit = make_response("silindi")
    yanit.delete_cookie("ad")
    return yanit


@app.route("/sil-hepsi")
def sil_hepsi():
    yanit = make_response("silindi")
    yanit.delete_cookie("ad", path="/a", domain="ornek.localhost", secure=True, httponly=True, samesite="Strict",
                        partitioned=True)
    return yanit


@app.route("/yaz")
def yaz():
    yanit = make_response("yazıldı")
    yanit.set_cookie("ad", "1", path="/alt")
    return yanit


@app.route("/alt/sil")
def alt_sil():
    yanit = make_response("silindi")
    yanit.delete_cookie("ad", path="/alt")
    return yanit
