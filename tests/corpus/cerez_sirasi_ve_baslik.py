from flask import Flask, after_this_request, make_response, session

app = Flask(__name__)
app.secret_key = "dev"


@app.after_request
def sonra(yanit):
    yanit.set_cookie("sonra", "2")
    session["sonra"] = True
    return yanit


@app.route("/")
def index():
    @after_this_request
    def bu_istekten_sonra(yanit):
        yanit.set_cookie("bu", "1")
        return yanit

    yanit = make_response("x")
    yanit.set_cookie("ilk", "0")
    return yanit


@app.route("/hata")
def hata():
    session["once"] = 1
    raise RuntimeError("bilerek")
