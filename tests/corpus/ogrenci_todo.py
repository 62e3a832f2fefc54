from flask import *
import datetime as dt

app = Flask(__name__)
app.secret_key = b'_5#y2L"F4Q8z\n\xec]/'
gorevler = []
sonraki_no = 1


@app.route("/", methods=["GET", "POST"])
def anasayfa():
    global sonraki_no
    if request.method == "POST":
        baslik = request.form["baslik"].strip()
        if not baslik:
            flash("Başlık boş olamaz", "hata")
        elif any(g["baslik"].lower() == baslik.lower() for g in gorevler):
            flash(f"'{baslik}' zaten var", category="uyari")
        else:
            gorevler.append({"no": sonraki_no, "baslik": baslik, "bitti": False})
            sonraki_no += 1
            flash("Eklendi")
        return redirect(url_for("anasayfa"))
    return render_template_string("""
{% for kategori, mesaj in get_flashed_messages(with_categories=True) %}<p class="{{ kategori }}">{{ mesaj }}</p>{% endfor %}
<ol>{% for g in gorevler if not g.bitti %}<li value={{ g.no }}>{{ g.baslik }}</li>{% else %}<li>Görev yok</li>{% endfor %}</ol>
{{ gorevler|selectattr("bitti")|list|length }} bitti""", gorevler=gorevler)


@app.route("/bitir/<int:no>")
def bitir(no):
    gorev = next((g for g in gorevler if g["no"] == no), None)
    if gorev is None:
        abort(404, description=f"{no} numaralı görev yok")
    gorev["bitti"] = not gorev["bitti"]
    return redirect("/")


@app.route("/sil/<int:no>", methods=["POST", "DELETE"])
def sil(no):
    global gorevler
    gorevler = [g for g in gorevler if g["no"] != no]
    return "", 204


@app.errorhandler(404)
def bulunamadi(hata):
    return f"<h1>Bulunamadı</h1><p>{hata.description}</p>", 404
