# Görünümün döndürdüğü her tür.
from flask import Flask, Response, abort, jsonify, make_response, redirect, request

app = Flask(__name__)
app.json.sort_keys = True


class Sinif:
    pass


YANITLAR = {
    "metin": lambda: "çay", "bayt": lambda: b"\xc3\xa7", "bos": lambda: "", "sozluk": lambda: {"ş": "ı", "a": None},
    "liste": lambda: [1, "ç"], "demet2": lambda: ("a", 201), "demet2b": lambda: ("a", {"X-A": "1"}),
    "demet2c": lambda: ("a", [("X-A", "1"), ("X-A", "2")]), "demet3": lambda: ("a", 202, {"X-A": "1"}),
    "durum": lambda: ("a", "418 Çaydanlık"[:3] + " Caydanlik"), "demet1": lambda: ("a",),
    "demet4": lambda: ("a", 1, {}, 2), "yok": lambda: None, "sayi": lambda: 5, "dogru": lambda: True,
    "ondalik": lambda: 1.5, "kume": lambda: {1}, "nesne": lambda: Sinif(), "sinif": lambda: Sinif,
    "yanit": lambda: Response("r", 203, mimetype="text/plain"), "yanit-demet": lambda: (Response("r"), 204),
    "json": lambda: jsonify(), "json1": lambda: jsonify(1), "json2": lambda: jsonify(1, 2),
    "json3": lambda: jsonify(a=1, b=[None, True]), "json4": lambda: jsonify([1]), "json5": lambda: jsonify(1, a=2),
    "make0": lambda: make_response(), "make1": lambda: make_response("a", 400), "make2": lambda: make_response(("a", 401)),
    "yon": lambda: redirect("/metin"), "yon303": lambda: redirect("/metin", 303), "yon-turkce": lambda: redirect("/çay?a=ç b"),
    "yon-dis": lambda: redirect("https://ornek.com/a"), "yon-kacis": lambda: redirect('/"><script>'),
    "yon-yanlis": lambda: redirect("/", 200), "uretec": lambda: (str(i) for i in range(3)),
    "uretec2": lambda: iter(["a", b"b"]), "abort": lambda: abort(404, "Böyle <bir> şey 'yok'"),
    "abort2": lambda: abort(Response("özel", 409)), "abort3": lambda: abort(999), "abort4": lambda: abort(418),
    "none-durum": lambda: (None, 200), "sozluk-durum": lambda: ({"a": 1}, 201),
    "ic": lambda: (("a", 201), 202), "metin-durum": lambda: ("a", "200"),
}


@app.route("/<ad>", methods=["GET", "POST"])
def gorunum(ad):
    return YANITLAR[ad]()


@app.route("/kod/<int:kod>")
def kod(kod):
    abort(kod)


@app.route("/yontem", methods=["GET"])
def yontem():
    return request.method
