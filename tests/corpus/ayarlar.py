from flask import Flask
from datetime import timedelta

app = Flask(__name__)


class Ayar:
    SECRET_KEY = "dev"
    TESTING = True
    kucuk = 1


app.config.from_object(Ayar)
app.config.from_mapping(OZEL="1", kucuk=2)
app.config.from_mapping({"BASKA": 5})
app.config.update(SESSION_COOKIE_SAMESITE="Lax")


@app.route("/")
def index():
    c = app.config
    return f"{c['SECRET_KEY']} {app.secret_key} {app.testing} {c.get('kucuk')} {c['OZEL']} {c['BASKA']} {c.get('YOK', 'yok')} {c.get_namespace('SESSION_COOKIE_')} {app.debug}"
