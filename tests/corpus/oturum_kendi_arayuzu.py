from flask import Flask, session
from flask.sessions import SessionInterface, SessionMixin

KAYITLAR = {}


class Oturum(dict, SessionMixin):
    pass


class Bellek(SessionInterface):
    def open_session(self, app, request):
        return Oturum(KAYITLAR.get(request.cookies.get("kimlik"), {}))

    def save_session(self, app, session, response):
        KAYITLAR["1"] = dict(session)
        response.set_cookie("kimlik", "1")


app = Flask(__name__)
app.session_interface = Bellek()


@app.route("/")
def index():
    session["n"] = session.get("n", 0) + 1
    return str(session["n"])
