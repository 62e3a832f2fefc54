"""The functions a view calls: `make_response`, `redirect`, `url_for`, `abort`, `flash`."""
from _cerez import text_response

from werkzeug.exceptions import abort as _wz_abort
from werkzeug.utils import redirect as _wz_redirect

from .globals import _cv_app, _cv_request, _get_app, request_ctx, session


def get_debug_flag():
    return False


def stream_with_context(generator_or_function):
    """Keeps `request` and `session` usable inside a generator, which runs after the view has returned."""
    if not hasattr(generator_or_function, "__iter__"):

        def decorator(*args, **kwargs):
            return stream_with_context(generator_or_function(*args, **kwargs))

        decorator.__name__ = generator_or_function.__name__
        return decorator
    generator = iter(generator_or_function)

    def wrapped():
        context = _cv_request.top
        if context is None:
            raise RuntimeError(
                "'stream_with_context' can only be used when a request"
                " context is active, such as in a view function."
            )
        yield None
        with context:
            try:
                yield from generator
            finally:
                if hasattr(generator, "close"):
                    generator.close()

    # Run up to the first yield: the context is remembered while it is still there.
    started = wrapped()
    next(started)
    return started


def make_response(*args):
    """A response object from what a view would return, to put headers and cookies on."""
    response = text_response(args)
    if response is not None:
        return response
    app = _get_app()
    if len(args) == 1:
        return app.make_response(args[0])
    return app.make_response(args) if args else app.response_class()


def url_for(endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
    """The address of an endpoint (a view function's name)."""
    return _get_app().url_for(
        endpoint, _anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external, **values
    )


def redirect(location, code=302, Response=None):
    context = _cv_app.top
    if context is not None:
        return context.app.redirect(location, code=code)
    return _wz_redirect(location, code=code, Response=Response)


def abort(code, *args, **kwargs):
    context = _cv_app.top
    if context is not None:
        context.app.aborter(code, *args, **kwargs)
    _wz_abort(code, *args, **kwargs)


def flash(message, category="message"):
    """Leave a message for the next page; it waits in the session."""
    flashes = session.get("_flashes", [])
    flashes.append((category, message))
    session["_flashes"] = flashes


def get_flashed_messages(with_categories=False, category_filter=()):
    """The waiting messages. The first call of a request takes them out of the session; later calls agree with it."""
    flashes = request_ctx.flashes
    if flashes is None:
        flashes = session.pop("_flashes") if "_flashes" in session else []
        request_ctx.flashes = flashes
    if category_filter:
        flashes = [item for item in flashes if item[0] in category_filter]
    if not with_categories:
        return [item[1] for item in flashes]
    return flashes
