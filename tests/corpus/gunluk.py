from flask import Flask

app = Flask(__name__)


@app.route("/")
def index():
    app.logger.warning("dikkat %s", "x")
    app.logger.info("görünmez")
    app.logger.error("hata")
    return "x"
