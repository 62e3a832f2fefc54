# Nests template parentheses a hundred thousand deep -> answer 500 | crash | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import render_template_string

    return render_template_string('{{ ' + '(' * 100_000 + '1' + ')' * 100_000 + ' }}')
