from flask import Flask, url_for

app = Flask(__name__, static_folder=None)


@app.route("/")
def index():
    return url_for("anasayfa")
