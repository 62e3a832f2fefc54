"""Flask's request and response: Werkzeug's, plus what the app matched and configured."""
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Request as RequestBase
from werkzeug.wrappers import Response as ResponseBase

from .globals import _cv_app


class Request(RequestBase):
    url_rule = None
    view_args = None
    #: The 404, 405 or 308 that matching ended with; raised when the request is dispatched.
    routing_exception = None

    @property
    def max_content_length(self):
        own = self.__dict__.get("_max_content_length")
        if own is not None:
            return own
        context = _cv_app.top
        return None if context is None else context.app.config["MAX_CONTENT_LENGTH"]

    @max_content_length.setter
    def max_content_length(self, value):
        self.__dict__["_max_content_length"] = value

    @property
    def max_form_memory_size(self):
        context = _cv_app.top
        return 500_000 if context is None else context.app.config["MAX_FORM_MEMORY_SIZE"]

    @property
    def endpoint(self):
        return None if self.url_rule is None else self.url_rule.endpoint

    @property
    def blueprint(self):
        endpoint = self.endpoint
        if endpoint is not None and "." in endpoint:
            return endpoint.rpartition(".")[0]
        return None

    @property
    def blueprints(self):
        """The blueprint's name, then its parents': `a.b` -> ["a.b", "a"]."""
        name = self.blueprint
        names = []
        while name:
            names.append(name)
            name = name.rpartition(".")[0]
        return names

    def on_json_loading_failed(self, error):
        try:
            return super().on_json_loading_failed(error)
        except BadRequest as wrong:
            context = _cv_app.top
            if context is not None and context.app.debug:
                raise
            raise BadRequest() from wrong


class Response(ResponseBase):
    default_mimetype = "text/html"

    @property
    def max_cookie_size(self):
        context = _cv_app.top
        return 4093 if context is None else context.app.config["MAX_COOKIE_SIZE"]
