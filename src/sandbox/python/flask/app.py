"""The `Flask` class: registers views, takes a request through them, turns what they return into a response."""

from werkzeug.exceptions import Aborter, NotFound
from werkzeug.routing import Map, Rule
from werkzeug.urls import quote

from .config import Config, ConfigAttribute, timedelta_of
from .ctx import AppContext, RequestContext, _AppCtxGlobals
from .error_handling import ErrorHandling
from .globals import _cv_request
from .json.provider import DefaultJSONProvider
from .responding import Responding
from .scaffold import Scaffold, _endpoint_from_view_func
from .sessions import NullSession, SecureCookieSessionInterface
from .url_building import UrlBuilding
from .wrappers import Request, Response


class Flask(ErrorHandling, Responding, UrlBuilding, Scaffold):
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
        self.instance_path = instance_path or f"{self.root_path}/instance"
        self.config = self.config_class(self.root_path, self.default_config)
        self.aborter = self.aborter_class()
        self.json = self.json_provider_class(self)
        self.url_build_error_handlers = []
        self.teardown_appcontext_funcs = []
        self.shell_context_processors = []
        self.jinja_options = {}
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

    def select_jinja_autoescape(self, filename):
        """Text, and files whose names say HTML or XML, are escaped."""
        return filename is None or filename.endswith((".html", ".htm", ".xml", ".xhtml", ".svg"))

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

    def update_template_context(self, context):
        """Add what every template gets and what context processors give; the view's own names win."""
        from .templating import _default_template_ctx_processor

        if not self.template_context_processors:
            for name, value in _default_template_ctx_processor().items():
                context.setdefault(name, value)
            return
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
