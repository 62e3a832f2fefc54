# Installs its own trace and profile functions -> answer 200 | time
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    import sys

    def iz(*a):
        return iz

    sys.settrace(iz)
    if hasattr(sys, 'setprofile'):
        sys.setprofile(iz)
    return 'x'
