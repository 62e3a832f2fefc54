from flask import Flask
app = Flask("deneme")

@app.route("/")
def index():
    return app.name + " " + app.import_name + " " + __name__

print("Sunucu başlıyor")
app.run(host="0.0.0.0", port=8080, debug=False)
