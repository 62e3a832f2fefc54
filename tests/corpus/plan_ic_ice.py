from flask import Blueprint, Flask, request, url_for

app = Flask(__name__)
ust = Blueprint("ust", __name__, url_prefix="/ust")
alt = Blueprint("alt", __name__, url_prefix="/alt")


@alt.route("/x")
def x():
    return f"{request.endpoint} {request.blueprint} {request.blueprints} {url_for('.x')} {url_for('ust.alt.x')}"


ust.register_blueprint(alt)
app.register_blueprint(ust)
app.register_blueprint(ust, name="ust2", url_prefix="/iki")
