"""Templates: names and values are gathered here, the Jinja text is worked out by the native `_cerez.render`."""
from _cerez import render

from .globals import _cv_request, _get_app, _app_context, session
from .helpers import get_flashed_messages, url_for


def _default_template_ctx_processor():
    context = {"g": _app_context().g}
    if _cv_request.top is not None:
        context["request"] = _cv_request.top.request
    return context


class _Loader:
    """Gives the native renderer the source of an included or extended template, and the app's own filters."""

    __slots__ = ("templates", "filters", "tests")

    def __init__(self, app):
        self.templates = app._templates
        self.filters = app.jinja_env.filters
        self.tests = app.jinja_env.tests

    def __call__(self, name):
        try:
            return self.templates[name]
        except KeyError:
            pass
        from jinja2.exceptions import TemplateNotFound

        raise TemplateNotFound(name)


class Environment:
    """`app.jinja_env`: the app's own filters, tests and globals."""

    def __init__(self, app):
        self.app = app
        self.filters = {}
        self.tests = {}
        self.globals = {
            "url_for": url_for,
            "get_flashed_messages": get_flashed_messages,
            "config": app.config,
            "session": session,
        }
        self.trim_blocks = self.lstrip_blocks = False
        self.auto_reload = None


def _full_context(app, context):
    """Later wins: globals, context processors, what the view passed."""
    full = dict(app.jinja_env.globals)
    # The session stays a proxy: only a template that names it counts as having looked at it.
    app.update_template_context(context)
    full.update(context)
    return full


def render_template(template_name_or_list, **context):
    """The text of a template of this program, with the given names filled in."""
    app = _get_app()
    loader = _Loader(app)
    if isinstance(template_name_or_list, str):
        name, source = template_name_or_list, loader(template_name_or_list)
    else:
        name, source = _first_of(loader, list(template_name_or_list))
    return render(name, source, _full_context(app, context), loader)


def _first_of(loader, names):
    from jinja2.exceptions import TemplatesNotFound

    for name in names:
        if name in loader.templates:
            return name, loader.templates[name]
    raise TemplatesNotFound(names)


def render_template_string(source, **context):
    """The same for a template given as text; it is escaped like an `.html` one."""
    app = _get_app()
    return render("<template>", source, _full_context(app, context), _Loader(app))


def stream_template(template_name_or_list, **context):
    return iter([render_template(template_name_or_list, **context)])


def stream_template_string(source, **context):
    return iter([render_template_string(source, **context)])
