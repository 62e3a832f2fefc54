"""A Flask-shaped package for the sandbox: the surface a course on cookies and sessions needs, Flask 3.1's behaviour.

The specification is the behaviour of Flask 3.1.3; the corpus in `tests/corpus` is run against both.
"""
from . import globals, json
from .app import Flask
from .config import Config
from .ctx import after_this_request, has_app_context, has_request_context
from .globals import current_app, g, request, session
from .helpers import (
    abort, flash, get_flashed_messages, make_response, redirect, stream_with_context, url_for,
)
from .json import jsonify
from .wrappers import Request, Response

#: Names that were asked for and that Flask has, but this sandbox has not; the host explains them.
_cerez_missing = []

_IN_FLASK_ONLY = frozenset((
    "copy_current_request_context", "get_template_attribute", "send_file", "send_from_directory",
    "appcontext_popped", "appcontext_pushed", "appcontext_tearing_down", "before_render_template",
    "got_request_exception", "message_flashed", "request_finished", "request_started", "request_tearing_down",
    "template_rendered", "cli", "signals", "testing", "typing", "sansio",
))

_IMPORTED_LATE = {
    "Blueprint": "blueprints",
    "render_template": "templating",
    "render_template_string": "templating",
    "stream_template": "templating",
    "stream_template_string": "templating",
}


def __getattr__(name):
    if name in _IMPORTED_LATE:
        module = __import__(f"flask.{_IMPORTED_LATE[name]}", None, None, [name])
        return getattr(module, name)
    if name == "__version__":
        return "3.1.3"
    if name in _IN_FLASK_ONLY and name not in _cerez_missing:
        _cerez_missing.append(name)
    raise AttributeError(f"module 'flask' has no attribute '{name}'")
