from flask import Flask, request, make_response, redirect

app = Flask(__name__)
METINLER = {"tr": {"selam": "Merhaba", "renk": "Işık"}, "en": {"selam": "Hello", "renk": "Light"}, "de": {"selam": "Hallo"}}


def dil_bul():
    match request.cookies.get("dil", "").lower():
        case "tr" | "en" | "de" as dil:
            return dil
        case "":
            return request.accept_languages.best_match(["tr", "en", "de"], "tr")
        case baska if len(baska) > 5:
            return "en"
        case _:
            return "tr"


@app.route("/")
def ana():
    dil = dil_bul()
    metin = METINLER[dil]
    return f"""<html lang="{dil}">
<p>{metin['selam']}, {metin.get('renk', '?').upper()}!</p>
</html>"""


@app.route("/dil/<any(tr,en,de):kod>")
def dil_sec(kod):
    yanit = make_response(redirect(request.referrer or "/"))
    yanit.set_cookie("dil", kod, samesite="Lax", httponly=True)
    return yanit
