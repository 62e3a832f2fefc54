# Answers with a header of five megabytes -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x', 200, {'X-Dev': 'x' * 5_000_000}
