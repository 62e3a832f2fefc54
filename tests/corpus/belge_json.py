from flask import Flask, url_for

app = Flask(__name__)


class User:
    def __init__(self, username):
        self.username, self.theme, self.image = username, "koyu", "a.png"

    def to_json(self):
        return {"username": self.username}


def get_current_user():
    return User("levent")


def get_all_users():
    return [User("a"), User("ş")]


@app.route("/me")
def me_api():
    user = get_current_user()
    return {
        "username": user.username,
        "theme": user.theme,
        "image": url_for("user_image", filename=user.image),
    }


@app.route("/users")
def users_api():
    users = get_all_users()
    return [user.to_json() for user in users]


@app.route("/image/<filename>")
def user_image(filename):
    return filename


@app.route("/nesne")
def nesne():
    return {"u": get_current_user()}
