# Has a repr of a hundred megabytes -> answer 200 | memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Kotu:
        def __repr__(self):
            return "x" * 50_000_000

    kotu = Kotu()
    kotular = [kotu]
    return str(len(kotular))
