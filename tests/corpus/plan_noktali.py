from flask import Blueprint

a = Blueprint("a.b", __name__)
