# Splits the response with a line end in a header -> answer 500 | answer 200 | raised ValueError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return 'x', 200, {'X-A': 'a\r\nSet-Cookie: calinti=1'}
