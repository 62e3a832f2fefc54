from flask import Flask, request

app = Flask(__name__)


@app.route("/a/<x>", methods=["GET", "POST"])
def index(x):
    r = request
    return "\n".join(map(str, [
        r.method, r.path, r.full_path, r.url, r.base_url, r.url_root, r.host_url, r.host, r.scheme, r.is_secure, r.root_path,
        r.script_root, r.query_string, r.remote_addr, r.endpoint, r.view_args, r.url_rule, r.blueprint, r.blueprints, r.user_agent,
        r.user_agent.string, r.referrer, r.origin, r.mimetype, r.content_length, r.headers.get("X-Deneme"),
        r.headers.get("x-deneme", "yok"), "X-Deneme" in r.headers, r.accept_languages.best_match(["en", "tr"]), r.access_route,
        r, r.is_json, r.authorization, r.headers["Host"],
    ]))


@app.route("/baslik")
def baslik():
    return request.headers["X-Yok"]


@app.route("/basliklar")
def basliklar():
    return str(request.headers) + repr(list(request.headers.items()))


@app.route("/dil")
def dil():
    a = request.accept_languages
    return f"{a.best} {a.best_match(['de', 'tr'])} {a.best_match(['fr'])} {list(a.values())} {a}"
