# Leaves by breakpoint, then by quit -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    try:
        breakpoint()
    except Exception:
        pass
    quit()
