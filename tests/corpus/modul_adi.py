import os
from flask import Flask

app = Flask(__name__)
calisti = __name__ == "__main__"


@app.route("/")
def index():
    return f"{__name__} {app.name} {app.import_name} {calisti} {os.path.basename(__file__)} {os.path.basename(app.root_path) != ''}"


if __name__ == "__main__":
    raise SystemExit("flask run burayı çalıştırmaz")
