"""The proxies `request`, `session`, `g` and `current_app`, and the contexts they read.

One request runs at a time, so a context variable is a plain slot. The host empties both slots around every request,
even one that was interrupted.
"""
from werkzeug.local import LocalProxy

_no_app_msg = """\
Working outside of application context.

This typically means that you attempted to use functionality that needed
the current application. To solve this, set up an application context
with app.app_context(). See the documentation for more information.\
"""
_no_req_msg = """\
Working outside of request context.

This typically means that you attempted to use functionality that needed
an active HTTP request. Consult the documentation on testing for
information about how to avoid this problem.\
"""

_missing = object()


class _Slot:
    """The context on top; contexts remember what was there before them."""

    __slots__ = ("top", "message")

    def __init__(self, message):
        self.top = None
        self.message = message

    def get(self, default=_missing):
        if self.top is not None:
            return self.top
        if default is _missing:
            raise LookupError()
        return default


_cv_app = _Slot(_no_app_msg)
_cv_request = _Slot(_no_req_msg)


def _app_context():
    context = _cv_app.top
    if context is None:
        raise RuntimeError(_no_app_msg)
    return context


def _request_context():
    context = _cv_request.top
    if context is None:
        raise RuntimeError(_no_req_msg)
    return context


def _get_app():
    context = _cv_app.top
    if context is None:
        raise RuntimeError(_no_app_msg)
    return context.app


def _get_g():
    return _app_context().g


def _get_request():
    context = _cv_request.top
    if context is None:
        raise RuntimeError(_no_req_msg)
    return context.request


def _get_session():
    # As the context's property does: whoever comes through the proxy has looked at the session.
    context = _cv_request.top
    if context is None:
        raise RuntimeError(_no_req_msg)
    session = context._session
    session.accessed = True
    return session


app_ctx = LocalProxy(_app_context)
current_app = LocalProxy(_get_app)
g = LocalProxy(_get_g)
request_ctx = LocalProxy(_request_context)
request = LocalProxy(_get_request)
session = LocalProxy(_get_session)


def _reset():
    """Forget every context; the host calls this between requests."""
    _cv_app.top = _cv_request.top = None
