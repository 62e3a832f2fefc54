# Spins in a destructor -> time | answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    class A:
        def __del__(self):
            while True:
                pass

    A()
    return 'x'
