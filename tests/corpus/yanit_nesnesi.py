from flask import Flask, make_response, Response, request

app = Flask(__name__)


@app.route("/")
def index():
    y = make_response("gövde", 201)
    y.headers["X-Bir"] = "1"
    y.headers.add("X-Bir", "2")
    y.headers.set("X-Iki", 5)
    y.headers.extend({"X-Uc": ["a", "b"]})
    y.headers.setdefault("X-Bir", "3")
    bilgi = [y.status, y.status_code, y.mimetype, y.content_type, y.content_length, y.data, y.get_data(as_text=True), y.headers.getlist("X-Bir"),
             "x-bir" in y.headers, y.headers.get("X-Yok"), y.is_json, y.location, repr(y), list(y.headers.keys())]
    y.data = "\n".join(map(str, bilgi))
    return y


@app.route("/onbellek")
def onbellek():
    y = make_response("x")
    y.cache_control.max_age = 60
    y.cache_control.public = True
    y.cache_control.no_store = True
    y.vary.add("Accept")
    y.vary.add("accept")
    y.content_type = "text/plain"
    y.status_code = 404
    return y


@app.route("/durum")
def durum():
    y = Response("x")
    y.status = "299 Garip"
    return y


@app.route("/tur")
def tur():
    y = make_response("{}")
    y.mimetype = "application/json"
    return y


@app.route("/sil")
def sil():
    y = make_response("x")
    del y.headers["Content-Type"]
    y.headers.pop("Yok", None)
    return y


@app.route("/satir")
def satir():
    y = make_response("x")
    y.headers["X"] = "a\nb"
    return y


@app.route("/kapat")
def kapat():
    y = make_response("x")
    y.call_on_close(lambda: print("kapandı"))
    return y


@app.route("/baslik-yok")
def baslik_yok():
    return make_response("x").headers["Yok"]


@app.route("/tarih")
def tarih():
    from datetime import datetime, timezone
    y = make_response("x")
    y.last_modified = datetime(2026, 1, 2, tzinfo=timezone.utc)
    y.expires = 0
    y.set_etag("abc")
    y.content_language = "tr"
    return y


@app.route("/yazdir")
def yazdir():
    print("konsola", 5, sep="-")
    return "x"
