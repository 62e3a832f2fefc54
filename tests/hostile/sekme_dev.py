# Expands a tab to ten billion columns -> memory | time | raised MemoryError | raised OverflowError
from flask import Flask

app = Flask(__name__)


@app.route("/")
def saldir():
    return str(len("\t".expandtabs(10**10)))
