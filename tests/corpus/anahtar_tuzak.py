from flask import Flask, request

app = Flask(__name__)
app.config["TRAP_BAD_REQUEST_ERRORS"] = True


@app.route("/")
def index():
    return request.args["yok"]
