from flask import Flask, request

app = Flask(__name__)


@app.get("/a")
def a_get():
    return "get"


@app.post("/a")
def a_post():
    return "post"


@app.put("/b")
def b_put():
    return "put"


@app.delete("/b")
def b_delete():
    return "delete"


@app.patch("/c")
def c():
    return "patch"


@app.route("/d", methods=["get", "Post"])
def d():
    return request.method


@app.route("/e", methods=["OPTIONS", "GET"])
def e():
    return f"elle {request.method}"
