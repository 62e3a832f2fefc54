# Looks for other programs' console, warnings and log handlers -> answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import logging
    import sys

    import _bridge
    from werkzeug import _learner

    gorulen = [repr(vars(logging.getLogger(ad)).get("handlers")) for ad in list(logging.Logger.manager.loggerDict)]
    gorulen.append(repr(_learner.collected))
    gorulen.append(repr(vars(sys.stdout)))
    gorulen.append(repr(vars(_bridge)))
    return repr(gorulen)[:50_000]
