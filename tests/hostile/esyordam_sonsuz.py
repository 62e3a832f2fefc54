# Drives a coroutine for ever -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class Bekle:
        def __await__(self):
            yield

    async def sonsuz():
        while True:
            await Bekle()

    esyordam = sonsuz()
    while True:
        esyordam.send(None)
