# Oturum çerezi ne zaman yazılır, ne zaman Vary eklenir?
from flask import Flask, abort, request, session

app = Flask(__name__)
app.secret_key = "çok gizli"


@app.route("/<is_adi>")
def calis(is_adi):
    if is_adi == "bak":
        return str(session.get("a"))
    if is_adi == "iceriyor":
        return str("a" in session)
    if is_adi == "uzunluk":
        return str(len(session))
    if is_adi == "dogruluk":
        return str(bool(session))
    if is_adi == "yaz":
        session["a"] = 1
    if is_adi == "ayni":
        session["a"] = session.get("a")
    if is_adi == "sil":
        del session["a"]
    if is_adi == "pop":
        session.pop("a", None)
    if is_adi == "popitem":
        session.popitem()
    if is_adi == "temizle":
        session.clear()
    if is_adi == "guncelle":
        session.update(b=2)
    if is_adi == "birlestir":
        session.update({"c": 3} | {"d": 4})
    if is_adi == "varsayilan":
        session.setdefault("l", [])
    if is_adi == "ekle":
        session.setdefault("l", []).append(1)
    if is_adi == "degisti":
        session["l"].append(2)
        session.modified = True
    if is_adi == "kalici":
        session.permanent = True
    if is_adi == "kalici-degil":
        session.permanent = False
    if is_adi == "hata":
        session["hata"] = "önce"
        1 / 0
    if is_adi == "yasak":
        session["yasak"] = 1
        abort(403)
    if is_adi == "bak-yazdir":
        return repr(session) + str(session.new) + str(session.modified) + str(session.accessed)
    if is_adi == "sira":
        session["z"] = 1
        session["a"] = 2
        session["ğ"] = {"y": 1, "b": [1, (2, 3)]}
    return is_adi


@app.after_request
def sonra(yanit):
    if request.args.get("vary"):
        yanit.headers["Vary"] = "Accept-Encoding"
    yanit.set_cookie("once", "1")
    return yanit
