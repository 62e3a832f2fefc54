# Replaces the bridge's own functions -> answer 200 | answer 500 | raised TypeError | raised AttributeError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _bridge

    for ad in list(vars(_bridge)):
        if not ad.startswith('__'):
            setattr(_bridge, ad, None)
    return 'x'
