from flask import Flask, make_response, request, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/ad")
def ad():
    return render_template("x.html")


@app.route("/nitelik")
def nitelik():
    yanit = "metin"
    yanit.set_cookie("a", "b")
    return yanit


@app.route("/int")
def tam():
    return str(int("elma"))


@app.route("/anahtar")
def anahtar():
    return session["ad"]


@app.route("/cerez")
def cerez():
    return request.cookies["ad"]


@app.route("/dizin")
def dizin():
    return [1][5]


def derin(n):
    if n == 0:
        raise RuntimeError("dip")
    return derin(n - 1)


@app.route("/derin")
def derin_gorunum():
    return derin(2)


@app.route("/zincir")
def zincir():
    try:
        return {}["a"]
    except KeyError as e:
        raise ValueError("çevrildi") from e


@app.route("/baglam")
def baglam():
    try:
        return {}["a"]
    except KeyError:
        return 1 / 0


@app.route("/parametre/<x>")
def parametre():
    return "x"


@app.route("/eksik")
def eksik(x):
    return "x"


@app.route("/topla")
def topla():
    return "a" + 5


@app.route("/yazim")
def yazim():
    return eval("1 +")


@app.route("/ozyineleme")
def ozyineleme():
    return str(len([1]))


@app.route("/assert")
def dogrula():
    assert 1 == 2, "eşit değil"


@app.route("/govde")
def govde():
    yanit = make_response("x")
    yanit.set_cookie("a", "b", yanlis=1)
    return yanit
