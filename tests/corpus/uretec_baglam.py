from flask import Flask, request, session, stream_with_context, Response

app = Flask(__name__)
app.secret_key = "dev"


@app.route("/")
def index():
    @stream_with_context
    def uret():
        yield "Merhaba "
        yield request.args.get("ad", "dünya")
    return uret()


@app.route("/response")
def response():
    return Response((str(i) for i in range(5)), mimetype="text/plain")


@app.route("/liste")
def liste():
    return Response(["a", "b"])
