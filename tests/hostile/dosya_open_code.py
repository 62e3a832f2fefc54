# Opens a file by io.open_code -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('io').open_code('/etc/passwd').read())
