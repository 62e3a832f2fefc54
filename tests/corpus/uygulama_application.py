from flask import Flask

baska = Flask("baska")
application = Flask(__name__)


@application.route("/")
def index():
    return "application"


@baska.route("/")
def baska_index():
    return "baska"
