from flask import Flask, jsonify

app = Flask(__name__)
app.json.sort_keys = False
app.json.ensure_ascii = False
app.json.compact = False
app.json.mimetype = "application/json; charset=utf-8"


@app.route("/")
def index():
    return {"z": "ş", "a": [1, {"b": 2}], "bos": {}}


@app.route("/liste")
def liste():
    return jsonify([])
