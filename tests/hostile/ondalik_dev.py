# Divides decimals to a billion digits -> time | memory | raised MemoryError | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import decimal

    decimal.getcontext().prec = 10**9
    return str(decimal.Decimal(1) / decimal.Decimal(7))[:10]
