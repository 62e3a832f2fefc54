from flask import Flask, current_app, g, has_request_context, request

app = Flask(__name__)
app.config["SITE"] = "kitap"


@app.before_request
def say():
    g.n = getattr(g, "n", 0) + 1
    g.setdefault("liste", []).append(request.path)


@app.route("/")
def index():
    return f"{g.n} {g.liste} {'n' in g} {g.get('yok', 'varsayılan')} {g.pop('n')} {'n' in g} {sorted(g)}"


@app.route("/uygulama")
def uygulama():
    return f"{current_app.name} {current_app.config['SITE']} {current_app == app} {has_request_context()} {app.import_name} {__name__}"


@app.route("/yok")
def yok():
    return g.olmayan
