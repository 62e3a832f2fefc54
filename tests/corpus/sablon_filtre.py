from flask import Flask, render_template_string

app = Flask(__name__)


@app.template_filter("tersten")
def tersten(s):
    return s[::-1]


@app.template_filter()
def buyuk(s):
    return s.upper()


@app.template_global()
def topla(a, b):
    return a + b


@app.template_test("cift")
def cift(n):
    return n % 2 == 0


@app.route("/")
def index():
    return render_template_string("{{ 'abc'|tersten }} {{ 'abc'|buyuk }} {{ topla(1, 2) }} {{ 4 is cift }}")
