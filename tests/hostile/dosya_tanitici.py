# Writes to an inherited descriptor -> answer 500
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(open(3, 'wb').write(b'x'))
