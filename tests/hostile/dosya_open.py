# Opens a file of the host -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(open('/etc/passwd').read())
