# The tutorial's auth blueprint, with a dictionary in place of its database.
import functools

from flask import (
    Blueprint, Flask, flash, g, redirect, render_template_string, request, session, url_for
)
from werkzeug.security import check_password_hash, generate_password_hash

USERS = {}
bp = Blueprint('auth', __name__, url_prefix='/auth')


@bp.route('/register', methods=('GET', 'POST'))
def register():
    if request.method == 'POST':
        username = request.form['username']
        password = request.form['password']
        error = None
        if not username:
            error = 'Username is required.'
        elif not password:
            error = 'Password is required.'
        elif username in USERS:
            error = f"User {username} is already registered."
        if error is None:
            USERS[username] = {"id": len(USERS) + 1, "username": username,
                               "password": generate_password_hash(password, method="pbkdf2:sha256:1000")}
            return redirect(url_for("auth.login"))
        flash(error)
    return render_template_string("{{ get_flashed_messages() }}")


@bp.route('/login', methods=('GET', 'POST'))
def login():
    if request.method == 'POST':
        username = request.form['username']
        password = request.form['password']
        error = None
        user = USERS.get(username)
        if user is None:
            error = 'Incorrect username.'
        elif not check_password_hash(user['password'], password):
            error = 'Incorrect password.'
        if error is None:
            session.clear()
            session['user_id'] = user['id']
            return redirect(url_for('index'))
        flash(error)
    return render_template_string("{{ get_flashed_messages() }}")


@bp.before_app_request
def load_logged_in_user():
    user_id = session.get('user_id')
    if user_id is None:
        g.user = None
    else:
        g.user = next((user for user in USERS.values() if user["id"] == user_id), None)


@bp.route('/logout')
def logout():
    session.clear()
    return redirect(url_for('index'))


def login_required(view):
    @functools.wraps(view)
    def wrapped_view(**kwargs):
        if g.user is None:
            return redirect(url_for('auth.login'))
        return view(**kwargs)
    return wrapped_view


def create_app(test_config=None):
    app = Flask(__name__, instance_relative_config=True)
    app.config.from_mapping(SECRET_KEY='dev', DATABASE='yok')
    if test_config is not None:
        app.config.from_mapping(test_config)
    app.register_blueprint(bp)

    @app.route('/')
    def index():
        return render_template_string("{% if g.user %}{{ g.user['username'] }}{% else %}Log In{% endif %}")

    @app.route('/create')
    @login_required
    def create():
        return "create"

    return app
