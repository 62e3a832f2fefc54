# Prints one line of fifty megabytes -> answer 200 | memory | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    print('x' * 50_000_000)
    return 'x'
