from functools import wraps
from flask import Flask, session, request, redirect, url_for, flash, g, render_template_string
from werkzeug.security import generate_password_hash, check_password_hash

app = Flask(__name__)
app.secret_key = "degistir-beni"
KULLANICILAR = {
    "ayse": {"parola": generate_password_hash("1234", method="pbkdf2:sha256:1000"), "rol": "yonetici"},
    "ali": {"parola": generate_password_hash("abcd", method="pbkdf2:sha256:1000"), "rol": "uye"},
}


def giris_gerekli(rol=None):
    def bezeyici(f):
        @wraps(f)
        def sarmal(*args, **kwargs):
            if g.kullanici is None:
                flash("Önce giriş yapın.")
                return redirect(url_for("giris", sonraki=request.path))
            if rol and KULLANICILAR[g.kullanici]["rol"] != rol:
                return "Yetkiniz yok", 403
            return f(*args, **kwargs)
        return sarmal
    return bezeyici


@app.before_request
def kullaniciyi_yukle():
    g.kullanici = session.get("kullanici")


@app.context_processor
def ekle():
    return dict(kullanici=g.kullanici, menu=[("ana", "/"), ("panel", "/panel")])


@app.route("/")
def ana():
    return render_template_string("{% if kullanici %}Merhaba {{ kullanici|title }}{% else %}Giriş yapın{% endif %}{% for ad, yol in menu %} [{{ ad }}]({{ yol }}){% endfor %}")


@app.route("/giris", methods=("GET", "POST"))
def giris():
    hata = None
    if request.method == "POST":
        ad, parola = request.form.get("ad", "").lower(), request.form.get("parola", "")
        if (k := KULLANICILAR.get(ad)) is None:
            hata = "Kullanıcı yok"
        elif not check_password_hash(k["parola"], parola):
            hata = "Parola yanlış"
        else:
            session.clear()
            session["kullanici"] = ad
            session.permanent = "hatirla" in request.form
            return redirect(request.args.get("sonraki") or url_for("ana"))
    return render_template_string("{{ get_flashed_messages()|join(', ') }}|{{ hata or '' }}", hata=hata), 401 if hata else 200


@app.route("/panel")
@giris_gerekli()
def panel():
    return f"Panel: {g.kullanici}"


@app.route("/yonetim")
@giris_gerekli(rol="yonetici")
def yonetim():
    return "Yönetim"


@app.route("/cikis")
def cikis():
    session.pop("kullanici", None)
    return redirect(url_for("ana"))
