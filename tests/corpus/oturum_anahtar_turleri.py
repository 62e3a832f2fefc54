from flask import Flask, session

app = Flask(__name__)
app.config["SECRET_KEY"] = b"\x00\xffbayt anahtar"


@app.route("/yaz")
def yaz():
    session["z"] = 1
    session["a"] = {"sira": [3, 2, 1], "ic": {"z": 1, "a": 2}}
    session[5] = "sayı"
    return "x"


@app.route("/duz")
def duz():
    session["z"] = 1
    session["a"] = {"sira": [3, 2, 1], "ic": {"z": 1, "a": 2}, "ş": "ğ</script>"}
    session["d"] = True
    session["n"] = None
    session["f"] = 1.0
    session["buyuk"] = 10 ** 20
    return "x"


@app.route("/oku")
def oku():
    return repr(sorted(session.items()))


@app.route("/tamsayi")
def tamsayi():
    session.clear()
    session[5] = "beş"
    return "x"
