# Waits for input that never comes -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return input("adınız? ")
