"""The `Flask` class: registers views, takes a request through them, turns what they return into a response."""

from werkzeug.datastructures import Headers
from werkzeug.exceptions import (
    Aborter, BadRequest, BadRequestKeyError, HTTPException, InternalServerError, NotFound,
)
from werkzeug.routing import BuildError, Map, MapAdapter, Rule
from werkzeug.routing.exceptions import RoutingException
from werkzeug.urls import quote
from werkzeug.utils import redirect as _wz_redirect
from werkzeug.wrappers import QUERY
from werkzeug.wrappers import Response as BaseResponse

from .config import Config, ConfigAttribute, timedelta_of
from .ctx import AppContext, RequestContext, _AppCtxGlobals
from .globals import _cv_request
from .json.provider import DefaultJSONProvider
from .scaffold import Scaffold, _endpoint_from_view_func
from .sessions import NullSession, SecureCookieSessionInterface
from .wrappers import Request, Response


class Flask(Scaffold):
    request_class = Request
    response_class = Response
    session_interface = SecureCookieSessionInterface()
    aborter_class = Aborter
    app_ctx_globals_class = _AppCtxGlobals
    config_class = Config
    json_provider_class = DefaultJSONProvider
    url_rule_class = Rule
    url_map_class = Map

    testing = ConfigAttribute("TESTING")
    secret_key = ConfigAttribute("SECRET_KEY")
    permanent_session_lifetime = ConfigAttribute("PERMANENT_SESSION_LIFETIME", timedelta_of)

    #: PERMANENT_SESSION_LIFETIME, 31 days, is added by Config when it is first read.
    default_config = {
        "DEBUG": False,
        "TESTING": False,
        "PROPAGATE_EXCEPTIONS": None,
        "SECRET_KEY": None,
        "SECRET_KEY_FALLBACKS": None,
        "USE_X_SENDFILE": False,
        "TRUSTED_HOSTS": None,
        "SERVER_NAME": None,
        "APPLICATION_ROOT": "/",
        "SESSION_COOKIE_NAME": "session",
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SECURE": False,
        "SESSION_COOKIE_PARTITIONED": False,
        "SESSION_COOKIE_SAMESITE": None,
        "SESSION_REFRESH_EACH_REQUEST": True,
        "MAX_CONTENT_LENGTH": None,
        "MAX_FORM_MEMORY_SIZE": 500_000,
        "MAX_FORM_PARTS": 1_000,
        "SEND_FILE_MAX_AGE_DEFAULT": None,
        "TRAP_BAD_REQUEST_ERRORS": None,
        "TRAP_HTTP_EXCEPTIONS": False,
        "EXPLAIN_TEMPLATE_LOADING": False,
        "PREFERRED_URL_SCHEME": "http",
        "TEMPLATES_AUTO_RELOAD": None,
        "MAX_COOKIE_SIZE": 4093,
        "PROVIDE_AUTOMATIC_OPTIONS": True,
    }

    def __init__(
        self, import_name, static_url_path=None, static_folder="static", static_host=None, host_matching=False,
        subdomain_matching=False, template_folder="templates", instance_path=None, instance_relative_config=False,
        root_path=None,
    ):
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        self.instance_path = instance_path or "/uygulama/instance"
        self.config = self.config_class(self.root_path, self.default_config)
        self.aborter = self.aborter_class()
        self.json = self.json_provider_class(self)
        self.url_build_error_handlers = []
        self.teardown_appcontext_funcs = []
        self.shell_context_processors = []
        self.blueprints = {}
        self.extensions = {}
        self.url_map = self.url_map_class(host_matching=host_matching)
        self.subdomain_matching = subdomain_matching
        self._got_first_request = False
        if type(self).session_interface is Flask.session_interface:
            # One of its own: programs share this interpreter, and a setting made on one must not reach another.
            self.session_interface = SecureCookieSessionInterface()
        self._templates = {}
        self._jinja_env = None
        self._logger = None
        #: The error of the request that runs, as the host wants to see it.
        self._raised = None
        if self.has_static_folder:
            self.add_url_rule(
                f"{self.static_url_path}/<path:filename>", endpoint="static", view_func=self.send_static_file
            )

    def _check_setup_finished(self, f_name):
        if self._got_first_request:
            raise AssertionError(
                f"The setup method '{f_name}' can no longer be called on the application. It has already handled its"
                " first request, any changes will not be applied consistently.\n"
                "Make sure all imports, decorators, functions, etc. needed to set up the application are done before"
                " running it."
            )

    @property
    def name(self):
        return self.import_name

    @property
    def logger(self):
        if self._logger is None:
            from .logging import Logger

            self._logger = Logger(self)
        return self._logger

    @property
    def jinja_env(self):
        if self._jinja_env is None:
            from .templating import Environment

            self._jinja_env = Environment(self)
        return self._jinja_env

    @property
    def debug(self):
        return self.config["DEBUG"]

    @debug.setter
    def debug(self, value):
        self.config["DEBUG"] = value

    def run(self, host=None, port=None, debug=None, load_dotenv=True, **options):
        """Nothing to start: the workbook runs the app."""
        from werkzeug._learner import console

        console("app.run() burada sunucu başlatmaz; uygulamayı kitap çalıştırır.\n")
        if debug is not None:
            self.debug = bool(debug)

    def test_client(self, use_cookies=True, **kwargs):
        raise NotImplementedError("test_client() korumalı alanda yok. İstekleri “Dene” düğmesiyle gönderin.")

    # Registering

    def register_blueprint(self, blueprint, **options):
        self._check_setup_finished("register_blueprint")
        blueprint.register(self, options)

    def iter_blueprints(self):
        return self.blueprints.values()

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        self._check_setup_finished("add_url_rule")
        if endpoint is None:
            endpoint = _endpoint_from_view_func(view_func)
        methods = options.pop("methods", None)
        if methods is None:
            methods = getattr(view_func, "methods", None) or ("GET",)
        if isinstance(methods, str):
            raise TypeError(
                'Allowed methods must be a list of strings, for example: @app.route(..., methods=["POST"])'
            )
        methods = {item.upper() for item in methods}
        required_methods = set(getattr(view_func, "required_methods", ()))
        if provide_automatic_options is None:
            provide_automatic_options = getattr(view_func, "provide_automatic_options", None)
        if provide_automatic_options is None:
            provide_automatic_options = "OPTIONS" not in methods and self.config["PROVIDE_AUTOMATIC_OPTIONS"]
            if provide_automatic_options:
                required_methods.add("OPTIONS")
        methods |= required_methods
        rule_obj = self.url_rule_class(rule, methods=methods, endpoint=endpoint, **options)
        rule_obj.provide_automatic_options = provide_automatic_options
        self.url_map.add(rule_obj)
        if view_func is not None:
            old_func = self.view_functions.get(endpoint)
            if old_func is not None and old_func != view_func:
                raise AssertionError(
                    f"View function mapping is overwriting an existing endpoint function: {endpoint}"
                )
            self.view_functions[endpoint] = view_func

    def _template_tool(self, f_name, table, name):
        self._check_setup_finished(f_name)

        def decorator(f):
            table[name if isinstance(name, str) else f.__name__] = f
            return f

        # `@app.template_filter` without parentheses hands over the function itself.
        return decorator(name) if callable(name) else decorator

    def template_filter(self, name=None):
        return self._template_tool("template_filter", self.jinja_env.filters, name)

    def add_template_filter(self, f, name=None):
        self.jinja_env.filters[name or f.__name__] = f

    def template_test(self, name=None):
        return self._template_tool("template_test", self.jinja_env.tests, name)

    def add_template_test(self, f, name=None):
        self.jinja_env.tests[name or f.__name__] = f

    def template_global(self, name=None):
        return self._template_tool("template_global", self.jinja_env.globals, name)

    def add_template_global(self, f, name=None):
        self.jinja_env.globals[name or f.__name__] = f

    def teardown_appcontext(self, f):
        self._check_setup_finished("teardown_appcontext")
        self.teardown_appcontext_funcs.append(f)
        return f

    def shell_context_processor(self, f):
        self.shell_context_processors.append(f)
        return f

    def send_static_file(self, filename):
        # There is no static folder in the sandbox; the endpoint exists so that url_for("static", ...) works.
        raise NotFound()

    # Contexts

    def app_context(self):
        return AppContext(self)

    def request_context(self, environ):
        return RequestContext(self, self.request_class(environ))

    def test_request_context(self, path="/", method="GET", **kwargs):
        path, _, query = path.partition("?")
        raw = (method, quote(path, "!$&'()*+,/:;=@%"), query, [], b"", "http", "localhost", "127.0.0.1")
        return RequestContext(self, self.request_class(raw))

    def create_url_adapter(self, request):
        if request is not None:
            return MapAdapter(
                self.url_map, request.host, request.scheme, request.path, request.method, request._raw[QUERY]
            )
        if self.config["SERVER_NAME"] is not None:
            return MapAdapter(self.url_map, self.config["SERVER_NAME"], self.config["PREFERRED_URL_SCHEME"])
        return None

    def update_template_context(self, context):
        """Add what every template gets and what context processors give; the view's own names win."""
        from .templating import _default_template_ctx_processor

        own = dict(context)
        context.update(_default_template_ctx_processor())
        names = (None,)
        if _cv_request.top is not None:
            names = (None, *reversed(_cv_request.top.request.blueprints))
        for name in names:
            for func in self.template_context_processors.get(name, ()):
                context.update(func())
        context.update(own)

    def make_shell_context(self):
        return {"app": self}

    # Errors

    def _find_error_handler(self, error, blueprints):
        cls, code = self._get_exc_class_and_code(type(error))
        for wanted in (code, None) if code is not None else (None,):
            for name in (*blueprints, None):
                handlers = self.error_handler_spec.get(name, {}).get(wanted)
                if not handlers:
                    continue
                for base in cls.__mro__:
                    if base in handlers:
                        return handlers[base]
        return None

    def trap_http_exception(self, error):
        if self.config["TRAP_HTTP_EXCEPTIONS"]:
            return True
        trap = self.config["TRAP_BAD_REQUEST_ERRORS"]
        if trap is None and self.debug and isinstance(error, BadRequestKeyError):
            return True
        return bool(trap) and isinstance(error, BadRequest)

    def handle_http_exception(self, error):
        """An HTTP error becomes its handler's answer, or its own page."""
        if error.code is None or isinstance(error, RoutingException):
            return error
        handler = self._find_error_handler(error, _cv_request.top.request.blueprints)
        return error if handler is None else handler(error)

    def handle_user_exception(self, error):
        """An error in a view: an HTTP one is answered, another goes to its handler or on to `handle_exception`."""
        if isinstance(error, BadRequestKeyError):
            self._raised = error
            if self.debug or self.config["TRAP_BAD_REQUEST_ERRORS"]:
                error.show_exception = True
        if isinstance(error, HTTPException) and not self.trap_http_exception(error):
            return self.handle_http_exception(error)
        handler = self._find_error_handler(error, _cv_request.top.request.blueprints)
        if handler is None:
            raise error
        return handler(error)

    def handle_exception(self, error):
        """Nobody caught it: log it and answer 500. Cookies and the session set before it are still sent."""
        self._raised = error
        propagate = self.config["PROPAGATE_EXCEPTIONS"]
        if propagate is None:
            propagate = self.testing or self.debug
        if propagate:
            raise error
        self.log_exception((type(error), error, error.__traceback__))
        server_error = InternalServerError(original_exception=error)
        handler = self._find_error_handler(server_error, _cv_request.top.request.blueprints)
        if handler is not None:
            server_error = handler(server_error)
        return self.finalize_request(server_error, from_error_handler=True)

    def log_exception(self, exc_info):
        request = _cv_request.top.request
        self.logger.log(
            40, f"Exception on {request.path} [{request.method}]", exc_info=exc_info[1], module="app"
        )

    # A request's way

    def full_dispatch_request(self):
        self._got_first_request = True
        try:
            rv = None
            if self.before_request_funcs or self.url_value_preprocessors:
                rv = self.preprocess_request()
            if rv is None:
                rv = self.dispatch_request()
        except Exception as error:
            rv = self.handle_user_exception(error)
        return self.finalize_request(rv)

    def preprocess_request(self):
        """`before_request` functions in order; the first that returns something answers the request."""
        request = _cv_request.top.request
        names = (None, *reversed(request.blueprints))
        for name in names:
            for func in self.url_value_preprocessors.get(name, ()):
                func(request.endpoint, request.view_args)
        for name in names:
            for func in self.before_request_funcs.get(name, ()):
                rv = func()
                if rv is not None:
                    return rv
        return None

    def dispatch_request(self):
        request = _cv_request.top.request
        if request.routing_exception is not None:
            raise request.routing_exception
        rule = request.url_rule
        if request.method == "OPTIONS" and getattr(rule, "provide_automatic_options", False):
            return self.make_default_options_response()
        view = self.view_functions[rule.endpoint]
        return view(**request.view_args) if request.view_args else view()

    def make_default_options_response(self):
        response = self.response_class()
        response.allow.update(_cv_request.top.url_adapter.allowed_methods())
        return response

    def ensure_sync(self, func):
        return func

    def finalize_request(self, rv, from_error_handler=False):
        response = rv if isinstance(rv, self.response_class) else self.make_response(rv)
        try:
            response = self.process_response(response)
        except Exception as error:
            if not from_error_handler:
                raise
            self._raised = error
            self.logger.log(
                40, "Request finalizing failed with an error while handling an error", exc_info=error, module="app"
            )
        return response

    def make_response(self, rv):
        """What a view returned -> a response; the TypeErrors are the ones beginners meet."""
        if type(rv) is str:
            return self.response_class(rv)
        status = headers = None
        if isinstance(rv, tuple):
            if len(rv) == 3:
                rv, status, headers = rv
            elif len(rv) == 2:
                if isinstance(rv[1], (Headers, dict, tuple, list)):
                    rv, headers = rv
                else:
                    rv, status = rv
            else:
                raise TypeError(
                    "The view function did not return a valid response tuple."
                    " The tuple must have the form (body, status, headers),"
                    " (body, status), or (body, headers)."
                )
        if rv is None:
            raise TypeError(
                f"The view function for {_cv_request.top.request.endpoint!r} did not"
                " return a valid response. The function either returned"
                " None or ended without a return statement."
            )
        if not isinstance(rv, self.response_class):
            if isinstance(rv, (str, bytes, bytearray)) or (hasattr(rv, "__next__") and hasattr(rv, "__iter__")):
                rv = self.response_class(rv, status=status, headers=headers)
                status = headers = None
            elif isinstance(rv, (dict, list)):
                rv = self.json.response(rv)
            elif isinstance(rv, HTTPException):
                rv = self.response_class.force_type(rv.get_response())
            elif isinstance(rv, BaseResponse) or callable(rv):
                try:
                    rv = self.response_class.force_type(rv, _cv_request.top.request.environ)
                except TypeError as error:
                    raise TypeError(
                        f"{error}\nThe view function did not return a valid"
                        " response. The return type must be a string,"
                        " dict, list, tuple with headers or status,"
                        " Response instance, or WSGI callable, but it"
                        f" was a {type(rv).__name__}."
                    ) from None
            else:
                raise TypeError(
                    "The view function did not return a valid"
                    " response. The return type must be a string,"
                    " dict, list, tuple with headers or status,"
                    " Response instance, or WSGI callable, but it was a"
                    f" {type(rv).__name__}."
                )
        if status is not None:
            if isinstance(status, (str, bytes, bytearray)):
                rv.status = status
            else:
                rv.status_code = status
        if headers:
            rv.headers.update(headers)
        return rv

    def process_response(self, response):
        """`after_request` functions, last one first; then the session is saved."""
        context = _cv_request.top
        for func in context._after_request_functions:
            response = func(response)
        if self.after_request_funcs:
            for name in (*context.request.blueprints, None):
                for func in reversed(self.after_request_funcs.get(name, ())):
                    response = func(response)
        session = context._session
        interface = self.session_interface
        if type(session) is not NullSession and not interface.is_null_session(session):
            interface.save_session(self, session, response)
        return response

    def do_teardown_request(self, exc=None):
        if self.teardown_request_funcs:
            for name in (*_cv_request.top.request.blueprints, None):
                for func in reversed(self.teardown_request_funcs.get(name, ())):
                    func(exc)

    def do_teardown_appcontext(self, exc=None):
        for func in reversed(self.teardown_appcontext_funcs):
            func(exc)

    def wsgi_app(self, environ, start_response):
        """The WSGI entrance; the workbook itself calls `_bridge.serve`."""
        context = self.request_context(environ)
        context.push()
        try:
            try:
                response = self.full_dispatch_request()
            except Exception as error:
                response = self.handle_exception(error)
            return response(environ, start_response)
        finally:
            context.pop()

    def __call__(self, environ, start_response):
        return self.wsgi_app(environ, start_response)

    # Addresses

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
