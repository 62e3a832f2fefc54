from flask import Blueprint, Flask

app = Flask(__name__)
a = Blueprint("a", __name__)
app.register_blueprint(a)
app.register_blueprint(a)
