# Reads by an import loader -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('importlib.machinery').machinery.SourceFileLoader('a', '/etc/passwd').get_data('/etc/passwd'))
