from flask import Flask, render_template, render_template_string

app = Flask(__name__)
app.jinja_env.trim_blocks = True
app.jinja_env.lstrip_blocks = True
app.jinja_env.filters["kare"] = lambda x: x * x
app.jinja_env.globals.update(pi=3.14, selam=lambda ad="dünya": f"Merhaba {ad}")
app.jinja_env.tests["buyuk"] = lambda x: x > 10
app.url_map.strict_slashes = False


@app.route("/")
def index():
    return render_template("liste.html", sayilar=[1, 20])


@app.route("/metin/")
def metin():
    return render_template_string("a\n  {% if true %}\n  b\n  {%+ endif %}\n{# yorum #}\nc\n  {{ 1 }}\n{%- set x = 2 %}\n{{ x }}\n\n")
