# Puts a list nested ten thousand deep into the session -> raised RecursionError | answer 200 | crash | time | raised ValueError
from flask import Flask

app = Flask(__name__)
app.secret_key = "x"


@app.route("/")
def saldir():
    from flask import session

    derin = []
    for _ in range(10_000):
        derin = [derin]
    session["derin"] = derin
    return "tamam"
