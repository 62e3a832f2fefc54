from flask import Flask
from werkzeug.routing import BaseConverter, ValidationError

app = Flask(__name__)


class Liste(BaseConverter):
    def to_python(self, deger):
        return deger.split("+")

    def to_url(self, degerler):
        return "+".join(BaseConverter.to_url(self, d) for d in degerler)


class Yil(BaseConverter):
    regex = r"\d{4}"

    def to_python(self, deger):
        if deger == "0000":
            raise ValidationError()
        return int(deger)


app.url_map.converters["liste"] = Liste
app.url_map.converters["yil"] = Yil


@app.route("/l/<liste:ogeler>")
def liste(ogeler):
    return repr(ogeler)


@app.route("/y/<yil:y>")
def yil(y):
    from flask import url_for
    return f"{y!r} {url_for('liste', ogeler=['a', 'ş'])}"
