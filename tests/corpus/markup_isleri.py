from flask import Flask
from markupsafe import Markup, escape

app = Flask(__name__)


@app.route("/")
def index():
    a = escape("<b>'\"&")
    return "|".join(map(repr, [
        a, "<i>" + a, a + "<i>", f"<p>{a}</p>", Markup("<b>%s</b>") % "<x>", Markup("<b>{}</b>").format("<x>"),
        Markup("<p>{a}</p>").format(a=a), escape(5), escape(None), escape(a), Markup("<b>x</b> y").striptags(),
        Markup("&lt;").unescape(), Markup(", ").join(["<", ">"]), a * 2, a.upper(), a[0:3], Markup("a<b").split("<"),
        Markup("%(x)s") % {"x": "<"}, Markup("%d") % 5, Markup("<a>").replace("a", "<"), str(a), isinstance(a, str),
        Markup("a") == "a", hash(Markup("a")) == hash("a"), Markup(" x ").strip(), "%s" % a, "{}".format(a),
    ]))


@app.route("/<ad>")
def selam(ad):
    return f"Merhaba {escape(ad)}"
