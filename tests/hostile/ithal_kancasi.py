# Installs an import hook over ours -> answer 500 | raised ModuleNotFoundError | raised ImportError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    sys.meta_path.clear()
    sys.path_hooks.clear()
    import socket
    return 'x'
