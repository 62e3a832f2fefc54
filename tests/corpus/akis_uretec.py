import time
from flask import Flask, Response, request, session, stream_with_context, stream_template_string

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/csv")
def csv():
    def satirlar():
        yield "ad,yaş\n"
        for ad, yas in [("Ali", 17), ("Ayşe", 16)]:
            yield f"{ad},{yas}\n"
    return Response(satirlar(), mimetype="text/csv", headers={"Content-Disposition": "attachment; filename=a.csv"})


@app.route("/baglamli")
def baglamli():
    session["a"] = 1

    @stream_with_context
    def uret():
        yield "yol: " + request.path
        yield " a=" + str(session.get("a"))
    return uret()


@app.route("/baglamsiz")
def baglamsiz():
    def uret():
        yield "önce "
        yield request.path
    return uret()


@app.route("/bos")
def bos():
    return (x for x in [])


@app.route("/bayt")
def bayt():
    return iter([b"a", "ç", b"\xff"])


@app.route("/durum")
def durum():
    return (c for c in "abc"), 202, {"X-Akis": "evet"}


@app.route("/sablon")
def sablon():
    return stream_template_string("{% for i in liste %}{{ i }},{% endfor %}", liste=range(5))


@app.route("/kapat")
def kapat():
    y = Response("gövde")
    y.call_on_close(lambda: print("kapandı"))
    return y
