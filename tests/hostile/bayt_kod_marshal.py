# Loads marshalled nonsense -> answer 500 | crash | time | memory
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import marshal

    for n in range(256):
        try:
            marshal.loads(bytes([n]) + b'\xff' * 200)
        except Exception:
            pass
    return str(marshal.loads(b'\xdb' + b'\xff' * 100))
