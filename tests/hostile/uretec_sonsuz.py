# Streams a body that never ends -> answer 200 | time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    from flask import Response

    def akis():
        while True:
            yield 'x' * 10_000

    return Response(akis())
