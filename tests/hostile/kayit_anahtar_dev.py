# Asks for a record whose id is twenty megabytes -> answer 200 | raised OSError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    return repr(_cerez.record_get('k' * 20_000_000))
