# Keeps two hundred megabytes in a module variable, within the limit -> answer 200 | memory | time
from flask import Flask

app = Flask(__name__)
dolu = [bytearray(1_000_000) for _ in range(150)]


@app.route("/")
def saldir():
    return str(len(dolu))
