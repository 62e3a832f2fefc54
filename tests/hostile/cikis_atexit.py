# Registers an endless loop for the end of the process -> answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import atexit

    def son():
        while True:
            pass

    atexit.register(son)
    return 'x'
