# request, response, app ve ötekiler: sık kullanılan her öznitelik ve yöntem.
import datetime
from flask import *
from flask.views import MethodView, View
from werkzeug.exceptions import HTTPException, NotFound, BadRequest, Unauthorized
from werkzeug.utils import secure_filename
from werkzeug.datastructures import MultiDict, ImmutableMultiDict, Headers
import werkzeug, itsdangerous, markupsafe
app = Flask(__name__, static_url_path="/s")
app.secret_key = "x"
app.config["JSON_SORT_KEYS"] = False
class Ayarlar:
    DEBUG = False
    OZEL = 5
    kucuk = 1
app.config.setdefault("C", 3)
IFADELER = r'''
request.method, request.path, request.full_path, request.url, request.base_url, request.url_root, request.host, request.host_url, request.scheme, request.is_secure, request.remote_addr, request.query_string, request.root_path, request.script_root
request.args, request.args.get("a"), request.args.getlist("a"), request.args.to_dict(), request.args.to_dict(flat=False), "a" in request.args, list(request.args), dict(request.args), request.args.keys(), request.args.items(multi=True)
request.values.get("a"), request.form, request.form.to_dict(), request.files, request.data, request.get_data(), request.json if request.is_json else None
request.headers.get("User-Agent"), request.headers.get("Yok"), "Host" in request.headers, request.headers["Host"], request.user_agent.string, str(request.user_agent), request.referrer, request.content_type, request.mimetype, request.content_length
request.accept_mimetypes, request.accept_languages.best, request.accept_languages.best_match(["tr","en"]), request.accept_mimetypes.accept_html, request.accept_mimetypes.best_match(["text/html","application/json"])
request.environ["REQUEST_METHOD"], request.environ.get("PATH_INFO"), request.environ["wsgi.url_scheme"]
request.access_route, request.is_multithread, request.is_multiprocess, request.stream is not None, request.charset if hasattr(request,"charset") else None
repr(request), repr(request._get_current_object())[:40], type(request).__name__, bool(request), request == request._get_current_object()
request.yok
request.args["yok"]
request.form.yok
request.headers["Yok"]
request.get_json()
request.get_json(silent=True), request.get_json(force=True, silent=True)
request.json
app.name, app.import_name, app.debug, app.testing, app.secret_key, app.static_folder, app.static_url_path, app.template_folder, app.root_path is not None, app.has_static_folder
app.config["OZEL"], app.config.get("kucuk"), app.config["A"], app.config["B"], app.config["C"], app.config.get_namespace("SESSION_COOKIE_"), app.config["PERMANENT_SESSION_LIFETIME"], app.permanent_session_lifetime, app.config["ENV"] if "ENV" in app.config else None
app.config["YOK"]
current_app.name, current_app.config["A"], current_app == app, current_app._get_current_object() is app, g, g.get("x"), "x" in g, has_request_context(), has_app_context()
g.yok
g.pop("yok")
g.pop("yok", 5), g.setdefault("z", 7), g.z, list(g)
session, session.get("a"), session.new, session.permanent, session.modified, type(session).__name__, dict(session)
session["yok"]
session.yok
url_for("index"), url_for("index", _external=True), url_for("static", filename="a.css"), url_for("s_index") if 0 else None
redirect("/a").headers["Location"], redirect("/a").status_code, redirect("/a", code=301).status, redirect(url_for("index")).location
make_response("a").status_code, make_response("a", 201).status, make_response().data, make_response({"a":1}).mimetype, make_response(("a", 404, {"X":"y"})).headers.to_wsgi_list()
jsonify(a=1).data, jsonify([1,"ç"]).get_data(as_text=True), jsonify({"b":1,"a":2}).get_json(), jsonify(None).data, jsonify().data
Response("a").headers, Response("a", status=404).status, Response("a", content_type="text/csv").mimetype, Response(["a","b"]).data, Response(b"a").get_data(), Response().status_code, Response("ç").content_length, Response("a", headers={"X-A":"1"}).headers["x-a"]
(r := make_response("a")), r.set_cookie("a","b"), r.headers.getlist("Set-Cookie"), r.delete_cookie("a"), r.headers.getlist("set-cookie"), r.status_code, r.mimetype, r.charset if hasattr(r,"charset") else 0
(r := Response("a")), r.headers.add("X","1"), r.headers.add("X","2"), r.headers.get_all("X"), r.headers.set("X","3"), list(r.headers), r.headers.remove("X"), len(r.headers), dict(r.headers)
(r := Response("a")), setattr(r,"status_code",404), r.status, setattr(r,"status","201 Yeni"), r.status_code, setattr(r,"data","yeni"), r.content_length, setattr(r,"mimetype","text/css"), r.content_type
repr(Response("abc")), repr(make_response("a", 404)), str(Response), Response.default_mimetype, Response.default_status
Response("a") == Response("a"), hash(Response("a")) is not None
abort(404)
abort(400, "özel")
abort(401, www_authenticate=None)
abort("404")
(raise_ := NotFound("x")), raise_.code, raise_.name, raise_.description, raise_.get_response().status, str(raise_), repr(raise_), NotFound().description[:20], BadRequest.code, isinstance(NotFound(), HTTPException), HTTPException().code
flash("a"), flash("b","k"), session["_flashes"], get_flashed_messages(), get_flashed_messages(with_categories=True), get_flashed_messages(category_filter=["k"]), get_flashed_messages(True, ["k"])
secure_filename("../../etc/pass wd.txt"), secure_filename("ğüş.txt"), secure_filename("CON"), secure_filename("a b/c.jpg")
MultiDict([("a",1),("a",2)]), MultiDict({"a":[1,2]}).getlist("a"), ImmutableMultiDict({"a":1}), Headers({"a":"b"}), Headers([("A","1")]).get("a"), MultiDict({"a":1}).to_dict(), MultiDict(a=1) if 0 else 0
markupsafe.escape("<a>"), markupsafe.Markup("<b>%s</b>") % "<i>", markupsafe.Markup("<b>{}</b>").format("<i>"), markupsafe.Markup("<a>") + "<b>", "<c>" + markupsafe.Markup("<a>"), markupsafe.Markup("a&amp;b").unescape(), markupsafe.Markup("<b>a</b>").striptags(), repr(markupsafe.Markup("x")), markupsafe.Markup.escape("<"), markupsafe.escape(5), markupsafe.escape(None), markupsafe.Markup("a").join(["<",markupsafe.Markup(">")]), len(markupsafe.Markup("<>")), markupsafe.Markup("<b>")[0], f"{markupsafe.Markup('<b>')}"
escape("a")
app.route("/z")(lambda: 1)
app.logger.name, app.logger.level, app.logger.info("x"), app.logger.warning("uyarı %s", 5), app.logger.error("hata")
app.ensure_sync(len) is len, app.make_response("a").data, app.url_for("index"), app.redirect("/").status_code, app.aborter is not None, app.json_encoder if hasattr(app,"json_encoder") else None
app.send_static_file("a.css")
app.before_first_request
app.test_request_context("/a?b=1").request.args["b"]
[app.push] if hasattr(app,"push") else None
stream_with_context(x for x in "ab") is not None, copy_current_request_context if 0 else 0
after_this_request(lambda r: r) is not None
get_template_attribute("yok.html","a")
werkzeug.__version__ if hasattr(werkzeug,"__version__") else "", itsdangerous.__version__ if hasattr(itsdangerous,"__version__") else ""
json.dumps({"a": datetime.date(2026,1,1), "u": "ç"}), json.loads('{"a":1}'), json.dumps({2,3} and [1], indent=1), type(json).__name__
json.dumps({1,2})
json.dumps({"a":markupsafe.Markup("x")}), json.dumps(datetime.datetime(2026,1,1,5)), json.dumps(__import__("uuid").UUID(int=1)), json.dumps(__import__("decimal").Decimal("1.5"))
'''.strip("\n").split("\n")
@app.route("/", methods=["GET","POST"])
def index():
    out = []
    import builtins; ns = dict(builtins.globals())
    for s in IFADELER:
        try: out.append(f"{s} => {eval(s, ns)!r}")
        except BaseException as e: out.append(f"{s} !! {type(e).__module__}.{type(e).__name__}: {e}")
    import re
    return Response(re.sub(r"0x[0-9a-f]+|line \d+", "0x", "\n".join(out)), mimetype="text/plain")
