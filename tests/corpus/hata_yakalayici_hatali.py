from flask import Flask, abort

app = Flask(__name__)


@app.errorhandler(404)
def yok(e):
    return 1 / 0


@app.errorhandler(500)
def cokme(e):
    return tanimsiz
