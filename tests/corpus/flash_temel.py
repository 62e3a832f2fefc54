from flask import Flask, flash, get_flashed_messages, redirect, url_for

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz/<metin>")
def yaz(metin):
    flash(metin)
    return redirect(url_for("oku"))


@app.route("/tur")
def tur():
    flash("Hata oldu", "hata")
    flash("Bilgi")
    flash("Yine hata", "hata")
    return "x"


@app.route("/oku")
def oku():
    return str(get_flashed_messages()) + str(get_flashed_messages())


@app.route("/turlu")
def turlu():
    return str(get_flashed_messages(with_categories=True))


@app.route("/suz")
def suz():
    return str(get_flashed_messages(category_filter=["hata"])) + str(get_flashed_messages(with_categories=True, category_filter=("message",)))


@app.route("/oku-yaz")
def oku_yaz():
    once = get_flashed_messages()
    flash("sonradan")
    return f"{once} {get_flashed_messages()}"
