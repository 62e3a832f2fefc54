# Starts threads until something gives -> answer 200
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _thread

    sayi = 0
    for _ in range(1000):
        try:
            _thread.start_new_thread(lambda: sum(iter(int, 1)), ())
            sayi += 1
        except RuntimeError:
            break
    return str(sayi)
