# Nests template blocks five thousand deep -> answer 500 | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import render_template_string

    return render_template_string('{% if 1 %}' * 5000 + '{% endif %}' * 5000)
