# Lists every object that the collector knows -> answer 200 | answer 500 | time
from flask import Flask
import gc

app = Flask(__name__)


@app.route("/")
def saldir():
    parcalar = []
    for nesne in gc.get_objects():
        if isinstance(nesne, (dict, list, tuple)):
            parcalar.append(ascii(nesne)[:200])
    return "\n".join(parcalar)
