from flask import Flask, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/ayni")
def ayni():
    session["a"] = 1
    return "x"


@app.route("/guncelle")
def guncelle():
    session.update(b=2, c=3)
    return "x"


@app.route("/birlestir")
def birlestir():
    global session
    session |= {"d": 4}
    return "x"


@app.route("/pop-var")
def pop_var():
    return str(session.pop("a", None))


@app.route("/pop-yok")
def pop_yok():
    return str(session.pop("yok", None))


@app.route("/pop-hata")
def pop_hata():
    return str(session.pop("yok"))


@app.route("/del-hata")
def del_hata():
    del session["yok"]
    return "x"


@app.route("/setdefault-var")
def setdefault_var():
    return str(session.setdefault("b", 9))


@app.route("/popitem")
def popitem():
    return str(session.popitem())


@app.route("/temizle")
def temizle():
    session.clear()
    return "x"


@app.route("/dokunma")
def dokunma():
    return "x"


@app.route("/goster")
def goster():
    return repr(session) + str(session.new) + str(session.modified)
