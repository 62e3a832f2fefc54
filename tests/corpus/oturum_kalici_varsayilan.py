from flask import Flask, session

app = Flask(__name__)
app.secret_key = b"\x00\x01bayt"


@app.route("/yaz")
def yaz():
    session.permanent = True
    session["x"] = 1
    return f"{app.permanent_session_lifetime} {app.config['PERMANENT_SESSION_LIFETIME']!r}"
