# Breaks the classes that requests are made of -> answer 200 | answer 500 | raised TypeError | raised AttributeError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import flask
    from werkzeug.wrappers import Request, Response

    for tur in (Request, Response, flask.Request, flask.Response, flask.ctx.RequestContext):
        for ad in ("__init__", "__getattr__", "headers", "status", "pop", "push"):
            try:
                setattr(tur, ad, None)
            except Exception:
                pass
    return "tamam"
