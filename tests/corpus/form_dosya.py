from flask import Flask, request

app = Flask(__name__)


@app.route("/", methods=["POST"])
def index():
    d = request.files.get("dosya")
    return {"form": request.form.to_dict(), "dosya": d.filename if d else None, "ic": d.read().decode() if d else None}
