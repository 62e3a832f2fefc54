from flask import Flask, Response, jsonify, make_response

app = Flask(__name__)


@app.route("/metin")
def metin():
    return "çğış"


@app.route("/bayt")
def bayt():
    return b"abc"


@app.route("/sozluk")
def sozluk():
    return {"b": 1, "a": ["ş", None, True, 1.5, (1, 2)], 3: "üç" if False else "x"} if False else {"b": 1, "a": ["ş", None, True, 1.5, (1, 2)]}


@app.route("/liste")
def liste():
    return [1, {"a": 2}]


@app.route("/durum")
def durum():
    return "olmadı", 418


@app.route("/durum-metin")
def durum_metin():
    return "olmadı", "418 Demlik"


@app.route("/durum-yalniz")
def durum_yalniz():
    return "x", "Demlik"


@app.route("/baslik")
def baslik():
    return "x", {"X-A": "1", "Content-Type": "text/plain"}


@app.route("/baslik-liste")
def baslik_liste():
    return "x", [("X-A", "1"), ("X-B", "2")]


@app.route("/uclu")
def uclu():
    return {"a": 1}, 201, {"X-A": "1"}


@app.route("/yanit-uclu")
def yanit_uclu():
    return Response("x", 500, {"X-A": "1"}), 202, {"X-B": "2"}


@app.route("/dortlu")
def dortlu():
    return "a", 200, {}, 4


@app.route("/tekli")
def tekli():
    return ("a",)


@app.route("/yok")
def yok():
    pass


@app.route("/sayi")
def sayi():
    return 5


@app.route("/dogru")
def dogru():
    return True


@app.route("/kume")
def kume():
    return {1, 2}


@app.route("/fonksiyon")
def fonksiyon():
    return make_response


@app.route("/yok-durum")
def yok_durum():
    return None, 200


@app.route("/uretec")
def uretec():
    def satirlar():
        for i in range(3):
            yield f"satır {i}\n"
    return satirlar()


@app.route("/response")
def response():
    return Response("<b>x</b>", status=201, mimetype="text/plain")


@app.route("/response-tur")
def response_tur():
    return Response("{}", content_type="application/json")


@app.route("/json0")
def json0():
    return jsonify()


@app.route("/json1")
def json1():
    return jsonify("çay")


@app.route("/json2")
def json2():
    return jsonify(1, 2)


@app.route("/json3")
def json3():
    return jsonify(ad="Ayşe", yas=5)


@app.route("/json4")
def json4():
    return jsonify(1, ad="x")


@app.route("/json5")
def json5():
    return jsonify({1, 2})


@app.route("/make0")
def make0():
    return make_response()


@app.route("/make2")
def make2():
    return make_response("x", 404)


@app.route("/make3")
def make3():
    return make_response({"a": 1}, 404, {"X-A": "b"})


@app.route("/204")
def bos():
    return "", 204


@app.route("/304")
def degismedi():
    return "govde", 304


@app.route("/999")
def dokuz():
    return "x", 999


@app.route("/bos-durum")
def bos_durum():
    return "x", " "
