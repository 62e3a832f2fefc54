"""What an app and a blueprint have in common: registering views, hooks and error handlers."""
from werkzeug import _learner
from werkzeug.exceptions import HTTPException, default_exceptions

#: What a lesson's program believes its folder to be.
LESSON_FOLDER = "/uygulama"


class Scaffold:
    def __init__(self, import_name, static_folder=None, static_url_path=None, template_folder=None, root_path=None):
        self.import_name = import_name
        self._static_folder = static_folder
        self._static_url_path = static_url_path
        self.template_folder = template_folder
        self.root_path = root_path or _learner.folder or LESSON_FOLDER
        self.view_functions = {}
        #: scope -> code or None -> exception class -> handler; a scope is None (the app) or a blueprint's name.
        self.error_handler_spec = {}
        self.before_request_funcs = {}
        self.after_request_funcs = {}
        self.teardown_request_funcs = {}
        self.template_context_processors = {}
        self.url_value_preprocessors = {}
        self.url_default_functions = {}

    def __repr__(self):
        return f"<{type(self).__name__} {self.name!r}>"

    @property
    def static_folder(self):
        folder = self._static_folder
        return folder if folder is None or folder[:1] == "/" else f"{self.root_path}/{folder}"

    @static_folder.setter
    def static_folder(self, value):
        self._static_folder = value

    @property
    def has_static_folder(self):
        return self._static_folder is not None

    @property
    def static_url_path(self):
        if self._static_url_path is not None:
            return self._static_url_path.rstrip("/")
        if self.static_folder is not None:
            return f"/{self.static_folder.rstrip('/').rpartition('/')[2]}"
        return None

    def _check_setup_finished(self, f_name):
        raise NotImplementedError

    # Views

    def _method_route(self, f_name, rule, options):
        self._check_setup_finished(f_name)
        if "methods" in options:
            raise TypeError("Use the 'route' decorator to use the 'methods' argument.")
        return self.route(rule, methods=[f_name.upper()], **options)

    def get(self, rule, **options):
        return self._method_route("get", rule, options)

    def post(self, rule, **options):
        return self._method_route("post", rule, options)

    def put(self, rule, **options):
        return self._method_route("put", rule, options)

    def delete(self, rule, **options):
        return self._method_route("delete", rule, options)

    def patch(self, rule, **options):
        return self._method_route("patch", rule, options)

    def route(self, rule, **options):
        """Decorator: answer this path with the function below."""
        self._check_setup_finished("route")

        def decorator(f):
            endpoint = options.pop("endpoint", None)
            self.add_url_rule(rule, endpoint, f, **options)
            return f

        return decorator

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        raise NotImplementedError

    def endpoint(self, endpoint):
        self._check_setup_finished("endpoint")

        def decorator(f):
            self.view_functions[endpoint] = f
            return f

        return decorator

    # Hooks

    def _hook(self, f_name, table, f):
        self._check_setup_finished(f_name)
        table.setdefault(None, []).append(f)
        return f

    def before_request(self, f):
        return self._hook("before_request", self.before_request_funcs, f)

    def after_request(self, f):
        return self._hook("after_request", self.after_request_funcs, f)

    def teardown_request(self, f):
        return self._hook("teardown_request", self.teardown_request_funcs, f)

    def context_processor(self, f):
        return self._hook("context_processor", self.template_context_processors, f)

    def url_value_preprocessor(self, f):
        return self._hook("url_value_preprocessor", self.url_value_preprocessors, f)

    def url_defaults(self, f):
        return self._hook("url_defaults", self.url_default_functions, f)

    # Errors

    def errorhandler(self, code_or_exception):
        self._check_setup_finished("errorhandler")

        def decorator(f):
            self.register_error_handler(code_or_exception, f)
            return f

        return decorator

    def register_error_handler(self, code_or_exception, f):
        self._check_setup_finished("register_error_handler")
        cls, code = self._get_exc_class_and_code(code_or_exception)
        self.error_handler_spec.setdefault(None, {}).setdefault(code, {})[cls] = f

    @staticmethod
    def _get_exc_class_and_code(exc_class_or_code):
        if isinstance(exc_class_or_code, int):
            try:
                cls = default_exceptions[exc_class_or_code]
            except KeyError:
                raise ValueError(
                    f"'{exc_class_or_code}' is not a recognized HTTP error code. Use a subclass of HTTPException with"
                    " that code instead."
                ) from None
        else:
            cls = exc_class_or_code
        if isinstance(cls, Exception):
            raise TypeError(
                f"{cls!r} is an instance, not a class. Handlers can only be registered for Exception classes or HTTP"
                " error codes."
            )
        if not issubclass(cls, Exception):
            raise ValueError(
                f"'{cls.__name__}' is not a subclass of Exception. Handlers can only be registered for Exception"
                " classes or HTTP error codes."
            )
        return cls, (cls.code if issubclass(cls, HTTPException) else None)


def _endpoint_from_view_func(view_func):
    assert view_func is not None, "expected view func if endpoint is not provided."
    return view_func.__name__
