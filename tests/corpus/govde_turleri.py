from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["POST", "PUT"])
def index():
    return {
        "form": request.form.to_dict(flat=False), "veri": request.get_data(as_text=True), "json": request.get_json(silent=True),
        "tur": request.content_type, "uzunluk": request.content_length, "mime": request.mimetype, "values": request.values.to_dict(),
        "parametre": request.mimetype_params, "is_json": request.is_json,
    }


@app.route("/json", methods=["POST"])
def json():
    return {"gelen": request.json}


@app.route("/zorla", methods=["POST"])
def zorla():
    return {"gelen": request.get_json(force=True)}
