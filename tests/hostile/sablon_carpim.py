# Multiplies a string inside a template -> memory | time | answer 500 | raised MemoryError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import render_template_string

    return render_template_string("{{ 'x' * 10000000000 }}")
