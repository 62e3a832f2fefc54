# Parses literals nested deep -> answer 500 | crash | raised RecursionError | raised SyntaxError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import ast

    return str(ast.literal_eval('[' * 50_000 + ']' * 50_000))
