# Asks for another workspace's record by its id -> answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _cerez

    return repr([_cerez.record_get(ad) for ad in ('KOMSU-KAYDI', '../komsu/KOMSU-KAYDI', 'session:KOMSU-KAYDI')])
