from flask import Flask, g, redirect, request, session, url_for

app = Flask(__name__)
app.secret_key = "dev"


@app.before_request
def kapi():
    g.kim = session.get("kim")
    if request.endpoint not in ("giris", "static", None) and g.kim is None:
        session["sonra"] = request.full_path
        return redirect(url_for("giris", sonra=request.path))


@app.teardown_request
def bitti(hata):
    print("bitti", hata)


@app.route("/")
def index():
    return f"Merhaba {g.kim}"


@app.route("/giris", methods=["GET", "POST"])
def giris():
    if request.method == "POST":
        session["kim"] = request.form.get("kim", "")
        return redirect(session.pop("sonra", "/"))
    return "giriş"


@app.route("/ozel/<int:n>")
def ozel(n):
    return str(1 / n)
