from flask import Flask
from flask_session import Session

app = Flask(__name__)
Session(app)
