# Answers with a body of twenty megabytes -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x' * 20_000_000
