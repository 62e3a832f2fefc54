# Raises GeneratorExit and StopIteration from a view -> answer 500 | raised GeneratorExit
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    raise GeneratorExit
