from flask import Flask, session

app = Flask(__name__)
app.config.update(SECRET_KEY="dev", APPLICATION_ROOT="/uygulama")


@app.route("/")
def yaz():
    session["a"] = 1
    return "x"
