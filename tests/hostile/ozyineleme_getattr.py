# Recurses in attribute lookup -> raised RecursionError | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class A:
        def __getattr__(self, ad):
            return getattr(self, ad + 'x')

    return A().a
