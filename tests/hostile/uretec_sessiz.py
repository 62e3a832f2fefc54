# Streams nothing for ever -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import Response

    def akis():
        while True:
            pass
        yield 'x'

    return Response(akis())
