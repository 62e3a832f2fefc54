# Loops for ever inside a template -> time | memory | answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import render_template_string

    return render_template_string('{% for a in range(100000) %}{% for b in range(100000) %}{% for c in range(100000) %}x{% endfor %}{% endfor %}{% endfor %}')
