from flask import Flask, session, request, make_response

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/hic")
def hic():
    return request.cookies.get("a", "yok")


@app.route("/icinde")
def icinde():
    return str("a" in session)


@app.route("/boy")
def boy():
    return str(len(session))


@app.route("/dogru")
def dogru():
    return "dolu" if session else "boş"


@app.route("/var-olan")
def var_olan():
    yanit = make_response(str(session.get("a")))
    yanit.headers["Vary"] = "Accept-Language, Origin"
    return yanit


@app.route("/zaten")
def zaten():
    yanit = make_response(str(session.get("a")))
    yanit.headers["Vary"] = "cookie"
    return yanit
