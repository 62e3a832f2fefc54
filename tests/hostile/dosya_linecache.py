# Reads by linecache -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('linecache').getlines('/etc/passwd')[0])
