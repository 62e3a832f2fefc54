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

_IMPORTED_LATE = {
    "Blueprint": "blueprints",
    "get_template_attribute": "templating",
    "render_template": "templating",
    "render_template_string": "templating",
    "stream_template": "templating",
    "stream_template_string": "templating",
}

#: What `from flask import *` brings: without the list it would not look for the late ones.
__all__ = [
    "Blueprint", "Config", "Flask", "Request", "Response", "abort", "after_this_request", "app", "blueprints", "config",
    "ctx", "current_app", "flash", "g", "get_flashed_messages", "get_template_attribute", "globals", "has_app_context",
    "has_request_context", "helpers", "json", "jsonify", "logging", "make_response", "redirect", "render_template",
    "render_template_string", "request", "session", "sessions", "stream_template", "stream_template_string",
    "stream_with_context", "templating", "url_for", "wrappers",
]
_MODULES = frozenset(("app", "blueprints", "config", "ctx", "helpers", "logging", "sessions", "templating", "wrappers"))


def __getattr__(name):
    if name in _MODULES:
        return __import__(f"flask.{name}", None, None, [name])
    if name in _IMPORTED_LATE:
        module = __import__(f"flask.{_IMPORTED_LATE[name]}", None, None, [name])
        return getattr(module, name)
    if name == "__version__":
        return "3.1.3"
    raise AttributeError(f"module 'flask' has no attribute '{name}'")
