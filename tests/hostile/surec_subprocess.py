# Starts a process -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(__import__('subprocess').run(['id']))
