from flask import Flask, render_template, render_template_string

app = Flask(__name__)


def bozuk():
    return 1 / 0


@app.route("/<ad>")
def goster(ad):
    return render_template(ad + ".html", urunler=[{"ad": "çay"}, {}], bozuk=bozuk, sayi=5)


@app.route("/metin")
def metin():
    return render_template_string("<p>\n{% if x %}\n</p>")


@app.route("/suzgec")
def suzgec():
    return render_template_string("{{ 'a'|olmayan }}")


@app.route("/yok")
def yok():
    return render_template(["a.html", "b.html"])
