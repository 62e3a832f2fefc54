from flask import Blueprint, Flask, session, url_for, abort, request

app = Flask(__name__)
app.secret_key = "dev"
hesap = Blueprint("hesap", __name__, url_prefix="/hesap")
yonetim = Blueprint("yonetim", __name__)


@hesap.before_request
def once():
    session["n"] = session.get("n", 0) + 1


@hesap.after_request
def sonra(yanit):
    yanit.headers["X-Plan"] = request.blueprint
    return yanit


@hesap.route("/")
def index():
    return f"{url_for('.profil', ad='x')} {url_for('hesap.index')} {url_for('ana')} {request.endpoint} {session['n']}"


@hesap.get("/profil/<ad>")
def profil(ad):
    return ad


@hesap.errorhandler(404)
def yok(e):
    return "hesapta yok", 404


@hesap.route("/yok")
def yok_gorunum():
    abort(404)


@yonetim.app_errorhandler(403)
def yasak(e):
    return "yasak", 403


@yonetim.before_app_request
def herkes():
    pass


@yonetim.app_context_processor
def ekle():
    return {"z": 1}


@yonetim.route("/")
def panel():
    abort(403)


app.register_blueprint(hesap)
app.register_blueprint(yonetim, url_prefix="/yonetim")


@app.route("/")
def ana():
    return url_for("hesap.index")


@app.route("/kirik")
def kirik():
    return url_for("index")
