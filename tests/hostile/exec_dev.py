# Compiles a source of ten megabytes -> time | memory | raised MemoryError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    exec('x = 1\n' * 5_000_000)
    return 'x'
