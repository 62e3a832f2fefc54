from flask import Flask, make_response

app = Flask(__name__)
app.config["MAX_COOKIE_SIZE"] = 0


@app.route("/")
def yaz():
    yanit = make_response("x")
    yanit.set_cookie("a", "x" * 5000)
    return yanit
