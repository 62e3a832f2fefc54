# Unpickles a command -> answer 500 | raised ModuleNotFoundError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import pickle

    return repr(pickle.loads(b"cos\nsystem\n(S'id'\ntR."))
