from flask import Flask, current_app, g, request, session

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def index():
    session["a"] = 1
    session["b"] = 2
    return "\n".join(map(str, [
        type(session).__name__, isinstance(session, dict), dict(session), list(session), sorted(session.items()), len(session), session == {"a": 1, "b": 2},
        "a" in session, session.get("c"), bool(g), repr(g), request == request._get_current_object(), session | {"c": 3}, {**session}, session.permanent,
        session.accessed, hasattr(session, "sid"), current_app.name, f"{request.path}", list(session.keys()), list(session.values()), str(session),
    ]))


@app.route("/yok")
def yok():
    return session.yok


@app.route("/istek-yok")
def istek_yok():
    return request.yok
