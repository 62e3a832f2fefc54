# Matches an address against many greedy parts -> time | answer 404 | answer 500 | answer 200 | raised werkzeug.exceptions.NotFound
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return repr(app.url_map.match("/" + "/".join("a" * 60), "GET"))


yol = "/" + "/".join(f"<path:a{n}>" for n in range(12))
app.add_url_rule(yol + "/son", "ustel", saldir)
