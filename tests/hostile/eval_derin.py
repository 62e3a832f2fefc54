# Evaluates an expression nested a hundred thousand deep -> raised SyntaxError | raised RecursionError | raised MemoryError | crash
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(eval('(' * 200_000 + '1' + ')' * 200_000))
