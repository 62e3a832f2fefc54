from flask import Flask, render_template, session, g, request, url_for, flash

app = Flask(__name__)
app.secret_key = "dev"


@app.context_processor
def site():
    return {"site": "Çerezci", "ad": "işlemci"}


@app.route("/")
def index():
    g.renk = "mavi"
    return render_template("ana.html", ad="<b>Ayşe</b>")


@app.route("/islemci")
def islemci():
    return render_template("ana.html")


@app.route("/yaz")
def yaz():
    session["kim"] = "Ali"
    flash("Hoş geldin")
    return "x"


@app.route("/oturum")
def oturum():
    return render_template("oturum.html")


@app.route("/metin")
def metin():
    return render_template("duz.txt", ad="<b>")


@app.route("/yok")
def yok():
    return render_template("olmayan.html")


@app.route("/ice-yok")
def ice_yok():
    return render_template("ice.html")


@app.route("/liste")
def liste():
    return render_template(["olmayan.html", "duz.txt"], ad="liste")


@app.route("/string")
def string():
    from flask import render_template_string
    return render_template_string("<p>{{ x }} {{ '<' }} {{ config.SESSION_COOKIE_NAME }}</p>\n", x="<b>")


@app.route("/tanimsiz")
def tanimsiz():
    from flask import render_template_string
    return render_template_string("[{{ yok }}]{{ yok.ad }}")
