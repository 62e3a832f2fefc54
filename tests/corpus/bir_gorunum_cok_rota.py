from flask import Flask, url_for

app = Flask(__name__)


@app.route("/")
@app.route("/ana")
@app.route("/selam/<ad>")
def index(ad="dünya"):
    return f"Merhaba {ad} {url_for('index')} {url_for('index', ad='ş')}"


@app.route("/sayfa/", defaults={"no": 1})
@app.route("/sayfa/<int:no>")
def sayfa(no):
    return f"{no} {url_for('sayfa', no=1)} {url_for('sayfa', no=2)}"
