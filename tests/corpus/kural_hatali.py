from flask import Flask

app = Flask(__name__)


@app.route("basinda-yok")
def a():
    return "x"
