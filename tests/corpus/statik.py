from flask import Flask, url_for

app = Flask(__name__, static_url_path="/dosyalar")


@app.route("/")
def index():
    return url_for("static", filename="a.css")
