# Ayarlar, kancalar ve yakalayıcılar bir arada.
from flask import Flask, request, session, jsonify, url_for, redirect, make_response, flash, g, abort, Response, current_app
import uuid, datetime
app = Flask(__name__)
app.secret_key = "x"
app.config.update(SESSION_COOKIE_NAME="oturum", SESSION_COOKIE_HTTPONLY=False, SESSION_COOKIE_SECURE=False, SESSION_COOKIE_SAMESITE="Strict", SESSION_COOKIE_PATH="/a", PERMANENT_SESSION_LIFETIME=60, MAX_FORM_MEMORY_SIZE=100, MAX_CONTENT_LENGTH=300, APPLICATION_ROOT="/kok", PREFERRED_URL_SCHEME="https", JSONIFY_PRETTYPRINT_REGULAR=True, TRAP_BAD_REQUEST_ERRORS=False)
app.json.ensure_ascii = False
app.json.sort_keys = False
app.json.compact = False
app.json.mimetype = "application/vnd.deneme+json"
class Ters:
    pass
@app.route("/json")
def j(): return {"ş": 1, "a": [1,{"b":None}], "t": datetime.datetime(2026,1,1), "d": datetime.date(2026,1,1), "u": uuid.UUID(int=7)}
@app.route("/form", methods=["POST"])
def form(): return {"f": request.form.to_dict(flat=False), "n": len(request.get_data())}
@app.route("/oturum")
def oturum():
    session.permanent = "k" in request.args; session["a"] = "ç"; return "x"
@app.route("/oku")
def oku(): return str(dict(session))
@app.route("/adres")
def adres(): return url_for("oku", _external=True) + " " + url_for("oku")
@app.route("/vary")
def vary():
    r = make_response("x"); r.vary.update(["Accept", "Cookie"]); r.headers.add("Vary", "X-A"); session.get("a"); return r
@app.route("/bos-form", methods=["GET","POST"])
def bf(): return {"args": request.args.getlist("a[]"), "form": list(request.form.items(multi=True)), "values": sorted(request.values.items(multi=True))}
@app.route("/basliklar")
def bas():
    r = Response("x"); r.headers["X-Türkçe"] = "a"; return r
@app.route("/basliklar2")
def bas2():
    r = Response("x"); r.headers["X-A"] = "çığ"; return r
@app.route("/basliklar3")
def bas3(): return "x", {"X-B": 5, "Set-Cookie": "elle=1; Path=/"}
@app.route("/tip")
def tip(): return "x", 200, {"Content-Type": "text/plain"}
@app.route("/tip2")
def tip2(): return Response("{}", content_type="application/json; charset=utf-8")
@app.route("/durum/<int:k>")
def durum(k): return "", k
@app.route("/zincir")
def zincir():
    r = redirect(url_for("oku")); r.set_cookie("a","b"); r.headers["X-Z"]="1"; return r, 303
@app.route("/metin/<path:p>", defaults={"x": 5})
def metin(p, x): return f"{p}|{x}|{request.path}|{request.full_path}|{request.url}"
@app.route("/tür/<sehir>")
def tur(sehir): return sehir
@app.post("/yukle")
def yukle(): return str(request.content_length)
@app.before_request
def b1():
    g.sira = ["b1"]
@app.before_request
def b2():
    g.sira.append("b2")
    if request.args.get("dur"): return "durdu", 418
@app.after_request
def a1(r): r.headers["X-Sira"] = ",".join(g.sira + ["a1"]); return r
@app.after_request
def a2(r): g.sira.append("a2"); return r
@app.teardown_request
def t(e): print("teardown", type(e).__name__)
@app.url_value_preprocessor
def uv(ep, va):
    if va and "k" in va: va["k"] += 0
@app.errorhandler(413)
def buyuk(e): return f"büyük {e.code} {e.name}", 413
@app.errorhandler(ValueError)
def deger(e): return f"değer hatası: {e}", 400
@app.errorhandler(Exception)
def hepsi(e):
    from werkzeug.exceptions import HTTPException
    if isinstance(e, HTTPException): return e
    return f"genel: {type(e).__name__}", 500
@app.route("/deger")
def d(): return str(int("x"))
@app.route("/sifir")
def s(): return str(1/0)
