from flask import Flask, current_app, g, has_request_context

app = Flask(__name__)
with app.app_context():
    g.x = 1
    AD = current_app.name
    VAR = has_request_context()


@app.route("/")
def index():
    return f"{AD} {VAR} {current_app.name} {has_request_context()} {'x' in g} {current_app.debug} {current_app!r}"
