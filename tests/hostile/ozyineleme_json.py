# Serializes a structure that contains itself -> answer 500 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import jsonify

    d = {}
    d['d'] = d
    return jsonify(d)
