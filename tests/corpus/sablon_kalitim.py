from flask import Flask, flash, render_template

app = Flask(__name__)
app.config["SECRET_KEY"] = "dev"
app.jinja_env.globals["surum"] = "1.0"


@app.template_filter("lira")
def lira(deger):
    return f"{deger:.2f} TL"


@app.template_test("cift")
def cift(deger):
    return deger % 2 == 0


@app.template_global()
def topla(a, b):
    return a + b


@app.context_processor
def ortak():
    return {"site": "Çerez"}


@app.route("/")
def index():
    flash("hoş geldin")
    return render_template("sayfa.html", urunler=[("çay", 12.5), ("simit", 7)])
