"""The seed's two-cookie view, for gunicorn: the same program as the cell that the bench asks of the workbook."""

from flask import Flask, make_response, request

app = Flask(__name__)


@app.route("/")
def index():
    yanit = make_response("İki çerez gönderdim.")
    yanit.set_cookie("dil", "tr")
    yanit.set_cookie("tema", "koyu")
    return yanit


@app.route("/oku")
def oku():
    return dict(request.cookies)
