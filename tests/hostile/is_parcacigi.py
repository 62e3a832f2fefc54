# Starts a thread that outlives the request -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _thread

    def dondur():
        while True:
            pass

    _thread.start_new_thread(dondur, ())
    return 'x'
