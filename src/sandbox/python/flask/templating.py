"""`render_template`: the app's own Jinja environment, and the names every template gets."""
import jinja2
from jinja2.exceptions import TemplateNotFound

from .globals import _app_context, _cv_request, _get_app, session
from .helpers import get_flashed_messages, url_for
from .scaffold import LESSON_FOLDER


def _default_template_ctx_processor():
    context = {"g": _app_context().g}
    if _cv_request.top is not None:
        context["request"] = _cv_request.top.request
    return context


class Environment(jinja2.Environment):
    """`app.jinja_env`."""

    def __init__(self, app):
        own = {name: app.jinja_options[name] for name in ("trim_blocks", "lstrip_blocks") if name in app.jinja_options}
        super().__init__(loader=self._source, autoescape=app.select_jinja_autoescape, **own)
        self.app = app
        self.globals.update(
            url_for=url_for,
            get_flashed_messages=get_flashed_messages,
            config=app.config,
            # The session stays a proxy: only a template that names it counts as having looked at it.
            session=session,
        )
        self.policies["json.dumps_function"] = app.json.dumps
        self.auto_reload = None

    def _source(self, name):
        """(text, file name) of a template of this program."""
        app = self.app
        if name not in app._templates:
            raise TemplateNotFound(name)
        folder = "" if app.root_path == LESSON_FOLDER else f"{app.root_path}/"
        return app._templates[name], f"{folder}{app.template_folder}/{name}"


def _render(template, context):
    app = _get_app()
    if template.constant is not None and not app.template_context_processors:
        return template.constant
    app.update_template_context(context)
    return template.rendered(context)


def render_template(template_name_or_list, **context):
    """The text of a template of this program, with the given names filled in."""
    return _render(_get_app().jinja_env.get_or_select_template(template_name_or_list), context)


def render_template_string(source, **context):
    """The same for a template given as text; it is escaped like an `.html` one."""
    return _render(_get_app().jinja_env.from_string(source), context)


def get_template_attribute(template_name, attribute):
    """A macro, or another name that a template exports."""
    return getattr(_get_app().jinja_env.get_template(template_name).module, attribute)


def stream_template(template_name_or_list, **context):
    return iter([render_template(template_name_or_list, **context)])


def stream_template_string(source, **context):
    return iter([render_template_string(source, **context)])
