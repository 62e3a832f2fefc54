from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from uuid import UUID
from flask import Flask, Response, json, jsonify

app = Flask(__name__)


@app.route("/turler")
def turler():
    return {
        "gun": date(2026, 3, 1), "an": datetime(2026, 3, 1, 12, 0, 5),
        "dilim": datetime(2026, 3, 1, 12, tzinfo=timezone(timedelta(hours=3))),
        "para": Decimal("1.10"), "kimlik": UUID(int=5), "metin": "ş</>&'\"\\\n\u2028🍪",
        "sayi": [1, 1.0, 1e20, 1e-7, -0.0, 10 ** 18], "mantik": [True, False, None], "bos": [{}, [], ""],
    }


@app.route("/sira")
def sira():
    return {"z": 1, "a": 2, "İ": 3, "ı": 4, "B": 5}


@app.route("/sayi-anahtar")
def sayi_anahtar():
    return {2: "iki", 1: "bir", 10: "on"}


@app.route("/karisik-anahtar")
def karisik_anahtar():
    return {1: "a", "b": 2}


@app.route("/nan")
def nan():
    return jsonify(float("nan"), float("inf"))


@app.route("/dumps")
def dumps():
    return Response(json.dumps({"b": "ş", "a": [1, 2]}, indent=2, ensure_ascii=False, sort_keys=False), mimetype="text/plain")


@app.route("/kume")
def kume():
    return {"a": {1, 2}}


@app.route("/durumlu")
def durumlu():
    return jsonify(hata="yok"), 404
