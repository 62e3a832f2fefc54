from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["GET", "POST"])
def index():
    f = request.form
    return {
        "form": f.to_dict(flat=False), "ad": f.get("ad"), "yas": f.get("yas", 0, type=int), "args": request.args.to_dict(),
        "values": request.values.to_dict(), "liste": request.values.getlist("ad"), "veri": request.data.decode(),
        "tur": request.content_type, "mime": request.mimetype, "boy": request.content_length, "yontem": request.method,
    }


@app.route("/zorunlu", methods=["POST"])
def zorunlu():
    return request.form["ad"]


@app.route("/yakala", methods=["POST"])
def yakala():
    try:
        return request.form["ad"]
    except KeyError as e:
        return f"yakalandı {type(e).__name__} {e.args} {e}"


@app.route("/args")
def args():
    return request.args["q"]


@app.route("/veri", methods=["POST"])
def veri():
    return request.get_data(as_text=True) + "|" + str(request.form.to_dict())
