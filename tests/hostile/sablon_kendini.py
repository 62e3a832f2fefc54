# Includes a template into itself -> answer 500 | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import render_template_string

    return render_template_string('{% macro a(n) %}{{ a(n + 1) }}{% endmacro %}{{ a(1) }}')
