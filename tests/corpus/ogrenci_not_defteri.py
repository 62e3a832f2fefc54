import json
import base64
from datetime import datetime, timedelta
from urllib.parse import quote, unquote
from flask import Flask, request, make_response, abort

app = Flask(__name__)


def oku():
    try:
        return json.loads(unquote(request.cookies.get("notlar", "[]")))
    except json.JSONDecodeError:
        return []


def yaz(yanit, notlar):
    yanit.set_cookie("notlar", quote(json.dumps(notlar, ensure_ascii=False)), max_age=timedelta(days=7))
    return yanit


@app.route("/")
def ana():
    return "<br>".join(f"{i}: {n}" for i, n in enumerate(oku(), start=1)) or "Not yok"


@app.route("/ekle")
def ekle():
    notlar = oku()
    notlar.append(request.args.get("n", "boş"))
    return yaz(make_response(f"{len(notlar)} not var"), notlar[-5:])


@app.route("/sil/<int(min=1):i>")
def sil(i):
    notlar = oku()
    try:
        silinen = notlar.pop(i - 1)
    except IndexError:
        abort(404)
    return yaz(make_response(f"{silinen!r} silindi"), notlar)


@app.route("/gizli")
def gizli():
    metin = "çok gizli ğüşıöç"
    kodlu = base64.urlsafe_b64encode(metin.encode()).decode()
    y = make_response(kodlu + " " + base64.b64decode(kodlu).decode("utf-8"))
    y.set_cookie("kodlu", kodlu)
    return y
