from flask import Flask
from werkzeug.security import check_password_hash, generate_password_hash

app = Flask(__name__)
SAKLI = "scrypt:32768:8:1$O9KrRUiTN3nyLCHM$55f34c3e91f8d34dd8b4aac1c6cb37a8d9a0a1a5ebb6c3f0b7cbb2e3b9cfc3b7b7f3f0e8c7e6d1c6d0e1b9b8a7f6e5d4c3b2a190817263544536271809f8e7d6c5"


@app.route("/")
def index():
    h = generate_password_hash("gizli", method="pbkdf2:sha256:1000")
    s = generate_password_hash("gizli", method="scrypt:1024:8:1", salt_length=4)
    return f"{check_password_hash(h, 'gizli')} {check_password_hash(h, 'yanlis')} {h[:19]} {len(h)} {s[:16]} {check_password_hash(s, 'gizli')} {check_password_hash('bozuk', 'x')}"


@app.route("/yontem")
def yontem():
    return generate_password_hash("x", method="md5")
