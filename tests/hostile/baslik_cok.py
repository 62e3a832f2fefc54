# Answers with fifty thousand headers -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x', 200, [(f'X-{n}', 'x' * 50) for n in range(30_000)]
