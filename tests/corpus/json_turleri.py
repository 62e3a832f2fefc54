from datetime import datetime, date
from decimal import Decimal
from uuid import UUID
from dataclasses import dataclass
from flask import Flask, jsonify, json
from markupsafe import Markup

app = Flask(__name__)


@dataclass
class Urun:
    ad: str
    fiyat: float


@app.route("/")
def index():
    return jsonify(zaman=datetime(2026, 4, 23, 9, 30), gun=date(2026, 4, 23), para=Decimal("1.50"),
                   kimlik=UUID(int=5), urun=Urun("çay", 10.0), isaret=Markup("<b>"))


@app.route("/karisik")
def karisik():
    return {1: "a", "b": 2}


@app.route("/anahtar")
def anahtar():
    return {(1, 2): "a"}


@app.route("/sayi-anahtar")
def sayi_anahtar():
    return {2: "a", 1: "b", 1.5: "c"}


@app.route("/dumps")
def dumps():
    return json.dumps({"b": "ş", "a": [1, 2]})


@app.route("/loads")
def loads():
    return json.loads('{"a": [1, 2, {"b": "\\u015f"}]}')


@app.route("/derin")
def derin():
    return {"a": [[[]]], "bos": {}, "kacis": "\"\\/\b\f\n\r\t\x01</script>"}


@app.route("/dongu")
def dongu():
    a = []
    a.append(a)
    return a
