from flask import Flask, abort, make_response, redirect, render_template_string, url_for

app = Flask(__name__)


@app.route('/')
def index():
    return redirect(url_for('login'))


@app.route('/login')
def login():
    abort(401)
    this_is_never_executed()


@app.errorhandler(404)
def not_found(error):
    resp = make_response(render_template_string("yok: {{ error }}", error=error), 404)
    resp.headers['X-Something'] = 'A value'
    return resp
