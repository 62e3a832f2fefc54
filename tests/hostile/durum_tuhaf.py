# Answers with a status that HTTP does not know -> answer 65535 | answer 500 | answer 200 | raised TypeError | raised ValueError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x', 99999
