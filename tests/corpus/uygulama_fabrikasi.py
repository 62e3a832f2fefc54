from flask import Flask


def create_app():
    uygulama = Flask(__name__)

    @uygulama.route("/")
    def index():
        return "fabrika"

    return uygulama
