from flask import Flask


def make_app(ayar="varsayılan"):
    uygulama = Flask(__name__)

    @uygulama.route("/")
    def index():
        return ayar

    return uygulama
