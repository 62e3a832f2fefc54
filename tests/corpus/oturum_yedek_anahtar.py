from flask import Flask, session

app = Flask(__name__)
app.config.update(SECRET_KEY="yeni", SECRET_KEY_FALLBACKS=["dev"])


@app.route("/oku")
def oku():
    return str(dict(session))


@app.route("/yaz")
def yaz():
    session["b"] = 2
    return str(dict(session))
