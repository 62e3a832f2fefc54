# Empties the table of modules -> answer 200 | answer 500 | crash | raised KeyError | raised ImportError | raised RuntimeError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    sys.modules.clear()
    sys.meta_path.clear()
    sys.path_hooks.clear()
    return "tamam"
