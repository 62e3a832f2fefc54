# Starts a thread by the threading module -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import threading

    threading.Thread(target=lambda: sum(iter(int, 1)), daemon=True).start()
    return 'x'
