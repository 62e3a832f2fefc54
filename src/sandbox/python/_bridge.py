"""What the Rust host calls: load a program, serve a request, describe an error.

The usual request of an app without hooks the host takes to its view by itself, and on to the answer or to `finish`.

One interpreter holds many programs. Nothing here remembers a program: `load` gives it to the host, `serve` gets it back.
The only state between two calls is the contexts' slots and the list of warnings, and `serve` empties both.
"""
import builtins
import sys
from types import FunctionType

from _cerez import usual_lines

from werkzeug import _learner
from werkzeug._learner import LearnerLoader
from werkzeug.wrappers import Response

import flask
from flask.ctx import RequestContext
from flask.globals import _cv_app, _cv_request, _reset
from flask.sessions import NullSession, SecureCookieSession, SecureCookieSessionInterface  # noqa: F401 - for the host

import _errors
import _sealed
from _display import session_text
from _errors import describe, traceback_text  # noqa: F401 - both are called from outside

__all__ = ["NoAppFound", "Program", "load", "routes", "serve", "finish", "describe"]

_sealed.close()

class NoAppFound(Exception):
    """The file runs, but there is no Flask app in it."""

    # Shown to the learner, to whom our module's name says nothing.
    __module__ = "builtins"


class Program:
    """One learner's loaded file: its app, its own names, its templates."""

    __slots__ = ("app", "namespace", "templates", "filename", "warnings")

    def __init__(self, app, namespace, templates, filename, warnings):
        self.app = app
        self.namespace = namespace
        self.templates = templates
        self.filename = filename
        #: Warnings of loading, until the first exchange has told them.
        self.warnings = warnings or None


def load(source, filename, templates, trace=None):
    """Compile and run a file in a namespace of its own, and find its app. What it raises is the learner's.

    `trace` sees the file's lines as they run.
    """
    _reset()
    _learner.collected = warnings = []
    _learner.folder, _, name = filename.rpartition("/")
    name = name.removesuffix(".py")
    namespace = {
        # Not `__main__`: the usual `app.run()` at the end of a file must not run.
        "__name__": name,
        "__file__": filename,
        "__doc__": None,
        "__package__": "",
        "__spec__": None,
        "__loader__": LearnerLoader(filename, source),
        "__builtins__": builtins,
    }
    try:
        code = compile(source, filename, "exec", dont_inherit=True)
    except SyntaxError as error:
        if sys.implementation.name == "rustpython":
            from _syntax import improve

            raise improve(error, source) from None
        raise
    try:
        if trace is not None:
            sys.settrace(trace)
        try:
            exec(code, namespace)
        finally:
            if trace is not None:
                sys.settrace(None)
        app = _find_app(namespace)
    finally:
        _reset()
    app._templates = templates
    return Program(app, namespace, templates, filename, warnings)


def _find_app(namespace):
    """As `flask run` looks for it: by name, then the only one, then a factory that needs nothing."""
    Flask = flask.Flask
    for name in ("app", "application"):
        if isinstance(namespace.get(name), Flask):
            return namespace[name]
    found = [value for value in namespace.values() if isinstance(value, Flask)]
    if len(found) == 1:
        return found[0]
    if found:
        raise NoAppFound("Dosyada birden çok Flask uygulaması var. Çalışacak olana `app` adını verin.")
    for name in ("create_app", "make_app"):
        factory = namespace.get(name)
        if isinstance(factory, FunctionType):
            try:
                app = factory()
            except TypeError as error:
                if _was_entered(factory, error.__traceback__):
                    raise
                raise NoAppFound(
                    f"`{name}` fonksiyonu parametresiz çağrılamıyor. Parametrelerine varsayılan değer verin."
                ) from None
            if isinstance(app, Flask):
                return app
    raise NoAppFound("Dosyada Flask uygulaması yok. `app = Flask(__name__)` satırı gerekir.")


def _was_entered(function, tb):
    """True when the error came from inside the function, not from how it was called."""
    while tb is not None:
        if tb.tb_frame.f_code is function.__code__:
            return True
        tb = tb.tb_next
    return False


def routes(program):
    """(rule, methods, endpoint) in the order they were written, without the static files' rule."""
    listed = []
    for rule in program.app.url_map._declared:
        if rule.endpoint == "static" or rule.endpoint.endswith(".static"):
            continue
        methods = sorted((rule.methods or set()) - {"HEAD", "OPTIONS"})
        listed.append((rule.rule, methods, rule.endpoint))
    return listed


def serve(program, raw, trace=None):
    """Take one request through the app. `raw` is what `Request` keeps of it.

    Out: (status, reason, headers, body, session kind, record id, session before, session after, warnings, raised).
    An error of the learner's is part of the answer; only what is no `Exception` (the host's own interruption) gets out.
    """
    app = program.app
    _learner.collected = []
    if program.warnings:
        _learner.collected.extend(program.warnings)
        program.warnings = None
    app._raised = None
    app._templates = program.templates
    before = ""
    context = RequestContext(app, app.request_class(raw))
    try:
        # `context.push()` without the memory of what was there before: nothing was.
        _cv_app.top = _cv_request.top = context
        context._before = _OUTSIDE
        interface = app.session_interface
        session = interface.open_session(app, context.request)
        if session is None:
            session = interface.make_null_session(app)
        context._session = session
        context.match_request()
        if type(session) is not NullSession:
            before = session_text(session) if len(session) else "{}"
        answer = _traced(trace, app, context, None)
    except (Exception, SystemExit) as caught:
        answer = _unanswered(app, caught)
    finally:
        _cv_app.top = _cv_request.top = None
    return _told(program, context, before, answer)


def finish(program, context, before, value, error, opened, trace=None):
    """The rest of a request whose view the host has called itself, with what it returned or what was raised. Out: as `serve`.

    `opened` is false when the error came before the app had a say: from opening the session, or from matching.
    """
    app = program.app
    try:
        if not opened:
            raise error
        answer = _traced(trace, app, context, (value, error))
    except (Exception, SystemExit) as caught:
        answer = _unanswered(app, caught)
    finally:
        _cv_app.top = _cv_request.top = None
    return _told(program, context, before, answer)


def _traced(trace, app, context, viewed):
    if trace is None:
        return _answered(app, context, viewed)
    sys.settrace(trace)
    try:
        return _answered(app, context, viewed)
    finally:
        sys.settrace(None)


def _unanswered(app, caught):
    """Nothing in the app caught it: debug mode lets errors through, and so does an error while handling one."""
    app._raised = caught
    return _last_resort()


def _told(program, context, before, answer):
    """The answer as the host wants it, with the session and what went wrong."""
    app, request, session = program.app, context.request, context._session
    status, reason, lines, content = answer
    warnings = _learner.collected
    raised = app._raised
    if raised is not None:
        app._raised = None
        error, raised = raised, _errors.describe_in(raised, request, program)
        _let_go(error)
    if request.routing_exception is not None:
        _let_go(request.routing_exception)
    if session is None or isinstance(session, NullSession):
        return status, reason, lines, content, "yok", None, "", "", warnings, raised
    kind, record_id, after = _after(app, session, before, lines)
    return status, reason, lines, content, kind, record_id, before, after, warnings, raised


def _answered(app, context, viewed):
    """Dispatch, unless the view has been called, then the response as the host wants it: code, phrase, header lines, body."""
    request = context.request
    error = None
    try:
        try:
            response = app.full_dispatch_request() if viewed is None else _finalized(app, *viewed)
        except Exception as caught:
            error = caught
            response = app.handle_exception(caught)
        if not isinstance(response, Response):
            # An `after_request` function that returns nothing.
            raise TypeError(f"{type(response).__name__!r} object is not callable")
        lines = _lines(response)
    finally:
        if app.teardown_request_funcs or app.teardown_appcontext_funcs:
            context.pop(error)
        # This frame is in the error's own traceback; see `_let_go`.
        error = None
        _cv_app.top = _cv_request.top = None
    code = response._status_code
    if request.method == "HEAD" or code == 204 or code == 304 or 100 <= code < 200:
        content = b""
    else:
        # A generator runs only now, as under a real server: without the context, unless it kept it.
        parts = response.response
        if type(parts) is not list or len(parts) != 1:
            response.make_sequence()
            parts = list(response.iter_encoded())
        content = parts[0] if len(parts) == 1 and type(parts[0]) is bytes else b"".join(_bytes_of(parts))
    if response._on_close:
        for func in response._on_close:
            func()
    return code, response._status.partition(" ")[2], lines, content


def _finalized(app, value, error):
    """`full_dispatch_request` from behind the view on."""
    if error is not None:
        try:
            raise error
        except Exception as caught:
            value = app.handle_user_exception(caught)
    return app.finalize_request(value)


def _let_go(error):
    """Take an answered error's traceback from it. An error that its own frames hold is a circle, and RustPython's collector
    finds those but cannot free them: every 404 would stay in memory, and every collection would look at all of them."""
    while error is not None:
        error.__traceback__ = None
        follower, error.__context__ = error.__context__, None
        error = follower


#: The contexts' slots before a request.
_OUTSIDE = ((None, None),)


def _lines(response):
    """The response's header lines, encoded. The usual ones by the host, anything else by Werkzeug's own rules."""
    code = response._status_code
    if code >= 200 and code != 204 and code != 304:
        lines = usual_lines(response.headers._list)
        if lines is not None:
            return lines
    return _encoded(response.get_wsgi_headers(None))


def _encoded(lines):
    return [(name, value.encode("latin-1")) for name, value in lines]


def _bytes_of(parts):
    return [part.encode() if isinstance(part, str) else part for part in parts]


def _last_resort():
    """The page of an error that not even the app's error handling survived."""
    from werkzeug.exceptions import InternalServerError

    response = InternalServerError().get_response()
    return 500, "INTERNAL SERVER ERROR", _encoded(response.get_wsgi_headers(None)), response.get_data()


def _after(app, session, before, lines):
    """What the next request will find: unchanged unless this response wrote or deleted the cookie or the record."""
    sid = getattr(session, "sid", None)
    if sid is not None:
        if not session:
            return "kayit", sid, "{}"
        saved = getattr(app.session_interface, "should_set_storage", None)
        if saved is None or saved(app, session):
            return "kayit", sid, session_text(session)
        return "kayit", sid, before
    if type(session) is SecureCookieSession and not session.modified:
        return "imzali", None, before
    start = app.config["SESSION_COOKIE_NAME"].encode() + b"="
    for name, value in lines:
        if name == "Set-Cookie" and value.startswith(start):
            return "imzali", None, session_text(session) if len(session) else "{}"
    return "imzali", None, before
