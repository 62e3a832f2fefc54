# Looks for another workspace's secret in every module and object -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import gc
    import sys

    bulunan = set()

    def bak(deger):
        if isinstance(deger, str) and deger.startswith("KOMSUNUN-"):
            bulunan.add(deger)

    for modul in list(sys.modules.values()):
        for deger in list(vars(modul).values()):
            bak(deger)
    for nesne in gc.get_objects():
        if isinstance(nesne, dict):
            for anahtar, deger in list(nesne.items()):
                bak(anahtar)
                bak(deger)
        elif isinstance(nesne, (list, tuple, set)):
            for deger in list(nesne):
                bak(deger)
    return repr(sorted(bulunan - {"KOMSUNUN-"}))
