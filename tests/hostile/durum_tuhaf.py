# Answers with a status that HTTP does not know -> answer 99999 | answer 500 | answer 200 | raised TypeError | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x', 99999
