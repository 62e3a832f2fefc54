# Calls every native of ours with odd arguments -> answer 200 | answer 500 | time | memory | crash
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    tuhaf = (None, -1, 2**70, float("nan"), "", "x" * 1000, b"\xff" * 1000, [], {}, object(), (1, 2))
    denenen = 0
    for ad in dir(_cerez):
        yerli = getattr(_cerez, ad)
        if ad == "sleep" or not callable(yerli):
            continue
        for ilk in tuhaf:
            for sayi in range(7):
                try:
                    yerli(*[ilk] * sayi)
                except Exception:
                    pass
                denenen += 1
    return str(denenen)
