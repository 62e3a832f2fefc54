from datetime import datetime, date, timezone, timedelta
from decimal import Decimal
from uuid import UUID
from flask import Flask, session
from markupsafe import Markup

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz")
def yaz():
    session["demet"] = (1, "iki", (3,))
    session["bayt"] = b"\x00\xff abc"
    session["isaret"] = Markup("<b>kalın</b>")
    session["kimlik"] = UUID("12345678123456781234567812345678")
    session["zaman"] = datetime(2026, 4, 23, 9, 30, 15, 999)
    session["dilim"] = datetime(2026, 4, 23, 9, 30, 15, tzinfo=timezone(timedelta(hours=3)))
    session["gun"] = date(2026, 4, 23)
    session["para"] = Decimal("12.50")
    session["sozluk"] = {" t": [1]}
    session["ic"] = {"a": {"b": (1,)}, "liste": [None, True, 1.5]}
    session["anahtar"] = {5: "beş"}
    session["nan"] = float("inf")
    return "yazıldı"


@app.route("/oku")
def oku():
    return "|".join(f"{k}={v!r}" for k, v in sorted(session.items()))
