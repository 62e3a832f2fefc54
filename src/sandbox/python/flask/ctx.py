"""What lives as long as one request: the request itself, its session, `g`."""
from .globals import _cv_app, _cv_request

_missing = object()


class _AppCtxGlobals:
    """The object behind `g`: any attribute, gone with the request."""

    def __getattr__(self, name):
        raise AttributeError(name)

    def get(self, name, default=None):
        return self.__dict__.get(name, default)

    def pop(self, name, default=_missing):
        if default is _missing:
            return self.__dict__.pop(name)
        return self.__dict__.pop(name, default)

    def setdefault(self, name, default=None):
        return self.__dict__.setdefault(name, default)

    def __contains__(self, item):
        return item in self.__dict__

    def __iter__(self):
        return iter(self.__dict__)

    def __repr__(self):
        context = _cv_app.top
        if context is not None:
            return f"<flask.g of '{context.app.name}'>"
        return object.__repr__(self)


class AppContext:
    """Makes `current_app` and `g` work outside a request: `with app.app_context():`."""

    def __init__(self, app):
        self.app = app
        self.g = app.app_ctx_globals_class()
        self._before = []

    @property
    def url_adapter(self):
        return self.app.create_url_adapter(None)

    def push(self):
        self._before.append(_cv_app.top)
        _cv_app.top = self

    def pop(self, exc=None):
        try:
            if len(self._before) == 1:
                self.app.do_teardown_appcontext(exc)
        finally:
            _cv_app.top = self._before.pop()

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.pop(exc_value)


class RequestContext:
    """One request on its way through an app. Inside it also stands for the app's context, unless one is there."""

    def __init__(self, app, request, session=None):
        self.app = app
        self.request = request
        self._session = session
        self._before = ()

    flashes = None
    _after_request_functions = ()
    _g = None
    _adapter = None

    @property
    def url_adapter(self):
        adapter = self._adapter
        if adapter is None:
            adapter = self._adapter = self.app.create_url_adapter(self.request)
        return adapter

    @property
    def g(self):
        g = self._g
        if g is None:
            # A context that was entered inside another one of the same app shares its `g`.
            for before, _ in self._before:
                if before is not None and before.app is self.app:
                    g = before.g
                    break
            else:
                g = self.app.app_ctx_globals_class()
            self._g = g
        return g

    @property
    def session(self):
        session = self._session
        assert session is not None, "The session has not yet been opened."
        session.accessed = True
        return session

    def match_request(self):
        """Find the rule, or remember why there is none."""
        request = self.request
        for rule in self.app.url_map._literal.get(request.path, ()):
            # A path without variables, found at once: the common case.
            if request.method in rule.methods:
                request.url_rule = rule
                request.view_args = {}
                return
        from werkzeug.exceptions import HTTPException

        try:
            request.url_rule, request.view_args = self.url_adapter.match(return_rule=True)
        except HTTPException as error:
            request.routing_exception = error

    def push(self):
        self._before = (*self._before, (_cv_app.top, _cv_request.top))
        _cv_app.top = _cv_request.top = self
        if self._session is None:
            interface = self.app.session_interface
            session = interface.open_session(self.app, self.request)
            if session is None:
                session = interface.make_null_session(self.app)
            self._session = session
        # The session first: a converter of one's own may look at it.
        self.match_request()

    def pop(self, exc=None):
        app = self.app
        before = self._before
        try:
            if len(before) == 1:
                if app.teardown_request_funcs:
                    app.do_teardown_request(exc)
                if app.teardown_appcontext_funcs and (before[0][0] is None or before[0][0].app is not app):
                    app.do_teardown_appcontext(exc)
        finally:
            _cv_app.top, _cv_request.top = before[-1]
            self._before = before[:-1]

    def __enter__(self):
        self.push()
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.pop(exc_value)

    def __repr__(self):
        return f"<RequestContext {self.request.url!r} [{self.request.method}] of {self.app.name}>"


def has_request_context():
    return _cv_request.top is not None


def has_app_context():
    return _cv_app.top is not None


def after_this_request(f):
    """Run `f(response)` once, after this request only."""
    context = _cv_request.top
    if context is None:
        raise RuntimeError(
            "'after_this_request' can only be used when a request context is active, such as in a view function."
        )
    context._after_request_functions = (*context._after_request_functions, f)
    return f
