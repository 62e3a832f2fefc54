from flask import Flask, request, url_for

app = Flask(__name__)


@app.route("/")
def index():
    return "\n".join([request.host, request.host_url, request.url_root, request.scheme, str(request.is_secure),
                      url_for("index", _external=True), request.remote_addr, str(request.headers.get("X-Forwarded-Proto"))])


@app.route("/klasor/")
def klasor():
    return "x"
