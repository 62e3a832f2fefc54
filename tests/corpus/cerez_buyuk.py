from flask import Flask, make_response

app = Flask(__name__)


@app.route("/<int:boy>")
def yaz(boy):
    yanit = make_response(str(boy))
    yanit.set_cookie("a", "x" * boy)
    return yanit


@app.route("/turkce/<int:boy>")
def turkce(boy):
    yanit = make_response(str(boy))
    yanit.set_cookie("çok", "ş" * boy)
    return yanit
