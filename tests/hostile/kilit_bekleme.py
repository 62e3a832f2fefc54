# Waits for a lock that nobody opens -> time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _thread

    kilit = _thread.allocate_lock()
    kilit.acquire()
    kilit.acquire()
