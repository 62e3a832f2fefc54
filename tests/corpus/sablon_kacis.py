from flask import Flask, render_template, render_template_string, session
from markupsafe import Markup, escape

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/kacis")
def kacis():
    return render_template_string("{{ a }}|{{ a|safe }}|{{ a|e }}|{{ b }}|{{ '<i>' ~ a }}", a="<b>\"'&", b=Markup("<b>"))


@app.route("/turkce")
def turkce():
    return render_template_string("{{ 'istanbul'|upper }} {{ 'İIıi'|lower }} {{ 'ığdır ili'|title }} {{ 'İ'|lower|length }} {{ 'şeker'|capitalize }}")


@app.route("/oturum")
def oturum():
    session["kim"] = "Ayşe <3"
    return render_template_string("{{ session.kim }} {{ session['kim'] }} {{ session.get('yok', '-') }} [{{ session.yok }}]")


@app.route("/tanimsiz")
def tanimsiz():
    return render_template_string("{{ session.yok[0] }}")


@app.route("/dongu")
def dongu():
    return render_template_string(
        "{% for k, v in d|dictsort %}{{ loop.index }}/{{ loop.length }} {{ k }}={{ v }}{% if not loop.last %}, {% endif %}"
        "{% else %}boş{% endfor %}\n{# yorum #}{% set x = 5 %}{{ x * 2 }}{{ '%.2f'|format(1.5) }} {{ [1,2,3]|sum }} {{ [1,2]|join('-') }}",
        d={"b": 1, "a": 2})


@app.route("/dosya/<ad>")
def dosya(ad):
    return render_template(ad, x="<x>")


@app.route("/istek")
def istek():
    return render_template_string("{{ request.path }} {{ request.args.q }} {{ request.cookies.get('a', 'yok') }} {{ g.x }} {{ url_for('istek', q=1) }}")
