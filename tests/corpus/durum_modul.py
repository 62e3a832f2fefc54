from flask import Flask

app = Flask(__name__)
SAYAC = {"n": 0}
LISTE = []


@app.route("/")
def index():
    SAYAC["n"] += 1
    LISTE.append(SAYAC["n"])
    return f"{SAYAC} {LISTE}"
