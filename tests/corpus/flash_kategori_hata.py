from flask import Flask, flash, get_flashed_messages, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/yaz")
def yaz():
    flash("bir")
    flash(5, "sayi")
    flash(("a", "b"))
    return repr(session)


@app.route("/yigil")
def yigil():
    for i in range(5):
        flash(f"mesaj {i} ğ")
    return str(len(session["_flashes"]))


@app.route("/oku")
def oku():
    ilk = get_flashed_messages(with_categories=True)
    return f"{ilk} {get_flashed_messages(category_filter=['sayi'])} {'_flashes' in session} {session.modified}"
