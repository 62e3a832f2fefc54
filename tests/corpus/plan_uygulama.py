from flask import Blueprint, Flask, abort, g, render_template, request, session, url_for, current_app

blog = Blueprint("blog", __name__, url_prefix="/blog", template_folder="templates")
yonetim = Blueprint("yonetim", __name__)
ic = Blueprint("ic", __name__, url_prefix="/ic")


@blog.route("/")
def liste():
    return f"{request.endpoint} {request.blueprint} {url_for('.liste')} {url_for('.yazi', no=5)} {url_for('ana')}"


@blog.route("/<int:no>")
def yazi(no):
    if no > 10:
        abort(404)
    return render_template("yazi.html", no=no)


@blog.errorhandler(404)
def yok(e):
    return "Böyle bir yazı yok", 404


@blog.before_request
def once():
    g.once = "blog"


@blog.after_request
def sonra(y):
    y.headers["X-Blog"] = g.once
    return y


@blog.context_processor
def ortak():
    return {"blog_adi": "Günlük"}


@blog.app_template_filter("bagir")
def bagir(s):
    return s.upper() + "!"


@yonetim.route("/panel")
def panel():
    return url_for("yonetim.panel") + " " + url_for("blog.liste", _external=True)


@yonetim.app_errorhandler(403)
def yasak(e):
    return "yasak: " + e.description, 403


@yonetim.get("/yasak")
def yasak_sayfa():
    abort(403, "giremezsiniz")


@ic.get("/")
def ic_ana():
    return request.endpoint + " " + str(request.blueprints)


@yonetim.record_once
def kaydedildi(durum):
    durum.app.config["KAYIT"] = durum.url_prefix


def create_app():
    app = Flask(__name__)
    app.secret_key = "x"
    yonetim.register_blueprint(ic)
    app.register_blueprint(blog)
    app.register_blueprint(yonetim, url_prefix="/yonetim")

    @app.route("/")
    def ana():
        return f"{sorted(app.blueprints)} {current_app.config['KAYIT']} {getattr(g, 'once', None)}"

    app.add_url_rule("/takma", endpoint="takma", view_func=ana)
    return app
