# Asks our native to decompress without an end -> memory | time | answer 500 | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    bomba = _cerez.zlib_compress(b"\0" * 50_000_000)
    for _ in range(3):
        bomba = _cerez.zlib_compress(bomba * 1000)
    while True:
        bomba = _cerez.zlib_decompress(bomba, 2**62)
