# Starts a thread by the primitive under threading -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import _thread

    for ad in ('start_joinable_thread', 'start_new', 'start_new_thread'):
        baslat = getattr(_thread, ad, None)
        if baslat:
            print(ad)
            if ad == 'start_joinable_thread':
                baslat(lambda: sum(iter(int, 1)))
            else:
                baslat(lambda: sum(iter(int, 1)), ())
    return 'x'
