from flask import Flask, session

app = Flask(__name__)
app.config.update(SECRET_KEY="dev", PERMANENT_SESSION_LIFETIME=120, SESSION_REFRESH_EACH_REQUEST=False)


@app.route("/yaz")
def yaz():
    session.permanent = True
    return str(app.permanent_session_lifetime)


@app.route("/dokunma")
def dokunma():
    return "x"
