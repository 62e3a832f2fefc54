# Keeps ten megabytes in a signed session -> answer 200 | raised ValueError | time
from flask import Flask

app = Flask(__name__)
app.secret_key = 'gizli'


@app.route("/")
def saldir():
    from flask import session

    session['x'] = 'x' * 10_000_000
    return 'x'
