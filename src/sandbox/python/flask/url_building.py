"""The addresses of an app: which rule a request meets, and `url_for`."""
from werkzeug.routing import BuildError, MapAdapter
from werkzeug.urls import quote
from werkzeug.utils import redirect as _wz_redirect
from werkzeug.wrappers import QUERY

from .globals import _cv_request


class UrlBuilding:
    """The part of `Flask` that knows addresses."""

    def create_url_adapter(self, request):
        if request is not None:
            return MapAdapter(
                self.url_map, request.host, request.scheme, request.path, request.method, request._raw[QUERY]
            )
        if self.config["SERVER_NAME"] is not None:
            return MapAdapter(self.url_map, self.config["SERVER_NAME"], self.config["PREFERRED_URL_SCHEME"])
        return None

    def redirect(self, location, code=302):
        return _wz_redirect(location, code=code, Response=self.response_class)

    def url_for(self, /, endpoint, *, _anchor=None, _method=None, _scheme=None, _external=None, **values):
        context = _cv_request.top
        if context is not None:
            adapter = context.url_adapter
            if endpoint[:1] == ".":
                blueprint = context.request.blueprint
                endpoint = f"{blueprint}{endpoint}" if blueprint is not None else endpoint[1:]
            if _external is None:
                _external = _scheme is not None
        else:
            adapter = self.create_url_adapter(None)
            if adapter is None:
                raise RuntimeError(
                    "Unable to build URLs outside an active request"
                    " without 'SERVER_NAME' configured. Also configure"
                    " 'APPLICATION_ROOT' and 'PREFERRED_URL_SCHEME' as"
                    " needed."
                )
            if _external is None:
                _external = True
        if _scheme is not None and not _external:
            raise ValueError("When specifying '_scheme', '_external' must be True.")
        self.inject_url_defaults(endpoint, values)
        try:
            rv = adapter.build(
                endpoint, values, method=_method, url_scheme=_scheme, force_external=_external
            )
        except BuildError as error:
            values.update(_anchor=_anchor, _method=_method, _scheme=_scheme, _external=_external)
            return self.handle_url_build_error(error, endpoint, values)
        if _anchor is not None:
            rv = f"{rv}#{quote(_anchor, chr(37) + '!#$&()*+,/:;=?@' + chr(39))}"
        return rv

    def inject_url_defaults(self, endpoint, values):
        if not self.url_default_functions:
            return
        names = [None]
        blueprint = endpoint.rpartition(".")[0]
        parents = []
        while blueprint:
            parents.append(blueprint)
            blueprint = blueprint.rpartition(".")[0]
        names.extend(reversed(parents))
        for name in names:
            for func in self.url_default_functions.get(name, ()):
                func(endpoint, values)

    def handle_url_build_error(self, error, endpoint, values):
        for handler in self.url_build_error_handlers:
            try:
                rv = handler(error, endpoint, values)
            except BuildError as other:
                error = other
            else:
                if rv is not None:
                    return rv
        raise error
