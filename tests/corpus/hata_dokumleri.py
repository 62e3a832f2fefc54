# Öğrencilerin yaptığı hatalar: iletisi ve dökümü.
from flask import Flask, request, session, render_template, render_template_string, redirect, url_for, make_response, g, abort, flash, jsonify, current_app
import json, datetime
app = Flask(__name__)
app.config["TEMPLATES_AUTO_RELOAD"] = False

SAYAC = 0
class Sepet:
    def __init__(self):
        self.urunler = []
    def ekle(self, urun):
        self.urunlar.append(urun)
    def toplam(self):
        return sum(u["fiyat"] for u in self.urunler)

def topla(a, b):
    return a + b

@app.route("/h1")
def h1():
    return "Yaş: " + 17

@app.route("/h2")
def h2():
    return topla(1, "a")

@app.route("/h3")
def h3():
    SAYAC += 1
    return str(SAYAC)

@app.route("/h4")
def h4():
    s = Sepet()
    s.ekle("çay")
    return "ok"

@app.route("/h5")
def h5():
    return render_templat("a.html")

@app.route("/h6")
def h6():
    return {"a": 1}["b"]

@app.route("/h7")
def h7():
    x = [1, 2, 3]
    return x[5]

@app.route("/h8")
def h8():
    return int(request.args.get("yas"))

@app.route("/h9")
def h9():
    return int("on beş") + 1

@app.route("/h10")
def h10():
    try:
        1 / 0
    except ZeroDivisionError:
        return tanimsiz

@app.route("/h11")
def h11():
    try:
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError("olmadı") from e

@app.route("/h12")
def h12():
    def icte(n):
        return icte(n + 1)
    return icte(0)

@app.route("/h13")
def h13():
    return (lambda x: x.ad)(5)

@app.route("/h14")
def h14():
    return [int(x) for x in ["1", "iki"]]

@app.route("/h15")
def h15():
    return datetime.date(2026, 2, 30)

@app.route("/h16")
def h16():
    return json.loads("{bozuk}")

@app.route("/h17")
def h17():
    return url_for("anasayfa")

@app.route("/h18")
def h18():
    return render_template("yok.html")

@app.route("/h19")
def h19():
    return render_template_string("a\n{{ x.y }}\nb")

@app.route("/h20")
def h20():
    return render_template_string("a\n{% if x %}\nb")

@app.route("/h21")
def h21():
    resp = make_response("a")
    resp.set_cookie("a", 5)
    return resp

@app.route("/h22")
def h22():
    session["a"] = 1
    return "a"

@app.route("/h23")
def h23():
    pass

@app.route("/h24")
def h24():
    return 5

@app.route("/h25")
def h25():
    sonuc = topla(
        "a",
        5,
    )
    return sonuc

@app.route("/h26")
def h26():
    with open("yok.txt") as f:
        return f.read()

@app.route("/h27")
def h27():
    assert 1 == 2, "eşit değil"

@app.route("/h28")
def h28():
    a, b = 1, 2, 3

@app.route("/h29")
def h29():
    return "x".join([1, 2])

@app.route("/h30")
def h30():
    import yokmodul

@app.route("/h31")
def h31():
    from flask import Sesion

@app.route("/h32")
def h32():
    class A:
        @property
        def x(self):
            return self._y
    return A().x

@app.route("/h33")
def h33():
    return topla(1)

@app.route("/h34")
def h34():
    return topla(1, 2, 3)

@app.route("/h35")
def h35():
    return topla(1, c=2)

@app.route("/h36/<int:n>")
def h36():
    return "a"

@app.route("/h37")
def h37():
    return request.form["ad"] + request.cookies["x"]

@app.route("/h38")
def h38():
    return request.arg.get("x")

@app.route("/h39")
def h39():
    return None.upper()

@app.route("/h40")
def h40():
    raise Exception("Bir şey oldu")

@app.route("/h41")
def h41():
    class BakiyeHatasi(Exception):
        pass
    raise BakiyeHatasi("Yetersiz bakiye")

@app.route("/h42")
def h42():
    raise NotImplementedError

@app.route("/h43")
def h43():
    x = 5; y = x.foo; return y

@app.route("/h44")
def h44():
    return "a" if 1 else b, c

@app.route("/h45")
def h45():
    return "%d" % "a"

@app.route("/h46")
def h46():
    return f"{ad} merhaba"

@app.route("/h47")
def h47():
    return max([])

@app.route("/h48")
def h48():
    for i in 5:
        pass

@app.route("/h49")
def h49():
    return {[1]: 2}

@app.route("/h50")
def h50():
    eval("1 +")

@app.route("/h51")
def h51():
    exec("x = 1\ny = z")

@app.route("/h52")
def h52():
    g.sayac += 1

@app.route("/h53")
def h53():
    return abort(999)

@app.route("/h54")
def h54():
    return "5" * "3"

@app.route("/h55")
def h55():
    return dict(a=1)["a"]["b"]

@app.route("/h56")
def h56():
    flash("x")

@app.route("/h57")
def h57():
    return jsonify(a={1, 2})

@app.route("/h58")
def h58():
    return redirect(url_for("h36"))

@app.route("/h59")
def h59():
    del session["x"]

@app.route("/h60")
def h60():
    next(x for x in [] if x)
    return [].pop()

@app.route("/h61")
def h61():
    sayi = 5
    return sayi.append(1) or (
        sayi +
        "a")

@app.before_request
def once():
    if request.args.get("once"):
        return tanimsiz_once

@app.after_request
def sonra(r):
    if request.args.get("sonra"):
        r.yok()
    return r

@app.route("/h62")
def h62():
    return "ok"

@app.errorhandler(404)
def yok(e):
    return tanimsiz_404
