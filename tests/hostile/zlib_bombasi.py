# Decompresses a bomb -> memory | answer 200 | raised error | answer 500 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import zlib

    bomba = zlib.compress(b'0' * 20_000_000)
    for _ in range(8):
        acik = zlib.decompress(bomba)
    return str(len(acik))
