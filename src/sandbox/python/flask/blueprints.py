"""Blueprints: views and hooks gathered under a name, registered on an app later."""
from .scaffold import Scaffold, _endpoint_from_view_func


class BlueprintSetupState:
    """One registration of a blueprint: which app, which prefix, which name."""

    def __init__(self, blueprint, app, options, first_registration):
        self.app = app
        self.blueprint = blueprint
        self.options = options
        self.first_registration = first_registration
        prefix = options.get("url_prefix")
        self.url_prefix = blueprint.url_prefix if prefix is None else prefix
        self.name = options.get("name", blueprint.name)
        self.name_prefix = options.get("name_prefix", "")
        self.url_defaults = dict(blueprint.url_values_defaults)
        self.url_defaults.update(options.get("url_defaults", ()))

    def add_url_rule(self, rule, endpoint=None, view_func=None, **options):
        if self.url_prefix is not None:
            if rule:
                rule = "/".join((self.url_prefix.rstrip("/"), rule.lstrip("/")))
            else:
                rule = self.url_prefix
        if endpoint is None:
            endpoint = _endpoint_from_view_func(view_func)
        defaults = self.url_defaults
        if "defaults" in options:
            defaults = dict(defaults, **options.pop("defaults"))
        self.app.add_url_rule(
            rule,
            f"{self.name_prefix}.{self.name}.{endpoint}".lstrip("."),
            view_func,
            defaults=defaults or None,
            **options,
        )


class Blueprint(Scaffold):
    _got_registered_once = False

    def __init__(
        self, name, import_name, static_folder=None, static_url_path=None, template_folder=None, url_prefix=None,
        subdomain=None, url_defaults=None, root_path=None, cli_group=None,
    ):
        super().__init__(import_name, static_folder, static_url_path, template_folder, root_path)
        if not name:
            raise ValueError("'name' may not be empty.")
        if "." in name:
            raise ValueError("'name' may not contain a dot '.' character.")
        self.name = name
        self.url_prefix = url_prefix
        self.subdomain = subdomain
        self.deferred_functions = []
        self.url_values_defaults = url_defaults or {}
        self._blueprints = []

    def _check_setup_finished(self, f_name):
        if self._got_registered_once:
            raise AssertionError(
                f"The setup method '{f_name}' can no longer be called on the blueprint"
                f" '{self.name}'. It has already been registered at least once, any"
                " changes will not be applied consistently.\n"
                "Make sure all imports, decorators, functions, etc. needed to set up"
                " the blueprint are done before registering it."
            )

    def record(self, func):
        self._check_setup_finished("record")
        self.deferred_functions.append(func)

    def record_once(self, func):
        def once(state):
            if state.first_registration:
                func(state)

        self.record(once)

    def register_blueprint(self, blueprint, **options):
        self._check_setup_finished("register_blueprint")
        if blueprint is self:
            raise ValueError("Cannot register a blueprint on itself")
        self._blueprints.append((blueprint, options))

    def register(self, app, options):
        name_prefix = options.get("name_prefix", "")
        self_name = options.get("name", self.name)
        name = f"{name_prefix}.{self_name}".lstrip(".")
        if name in app.blueprints:
            same = app.blueprints[name] is self
            raise ValueError(
                f"The name '{self_name}' is already registered for"
                f" {'this' if same else 'a different'} blueprint"
                f"{'' if self_name == name else f' {name!r}'}. Use 'name=' to"
                f" provide a unique name."
            )
        first = not any([known is self for known in app.blueprints.values()])
        app.blueprints[name] = self
        self._got_registered_once = True
        state = BlueprintSetupState(self, app, options, first)
        if self.has_static_folder:
            state.add_url_rule(
                f"{self.static_url_path}/<path:filename>", endpoint="static", view_func=app.send_static_file
            )
        if first:
            self._merge_blueprint_funcs(app, name)
        for deferred in self.deferred_functions:
            deferred(state)
        for blueprint, own in self._blueprints:
            own = dict(own)
            prefix = own.get("url_prefix")
            if prefix is None:
                prefix = blueprint.url_prefix
            if state.url_prefix is not None and prefix is not None:
                own["url_prefix"] = state.url_prefix.rstrip("/") + "/" + prefix.lstrip("/")
            elif prefix is not None:
                own["url_prefix"] = prefix
            elif state.url_prefix is not None:
                own["url_prefix"] = state.url_prefix
            own["name_prefix"] = name
            blueprint.register(app, own)

    def _merge_blueprint_funcs(self, app, name):
        """Its hooks now belong to the app, under the blueprint's name."""
        for mine, theirs in (
            (self.before_request_funcs, app.before_request_funcs),
            (self.after_request_funcs, app.after_request_funcs),
            (self.teardown_request_funcs, app.teardown_request_funcs),
            (self.template_context_processors, app.template_context_processors),
            (self.url_value_preprocessors, app.url_value_preprocessors),
            (self.url_default_functions, app.url_default_functions),
        ):
            for funcs in mine.values():
                theirs.setdefault(name, []).extend(funcs)
        for handlers_by_code in self.error_handler_spec.values():
            for code, handlers in handlers_by_code.items():
                app.error_handler_spec.setdefault(name, {}).setdefault(code, {}).update(handlers)
        for endpoint, func in self.view_functions.items():
            app.view_functions[f"{name}.{endpoint}"] = func

    def add_url_rule(self, rule, endpoint=None, view_func=None, provide_automatic_options=None, **options):
        self._check_setup_finished("add_url_rule")
        if endpoint and "." in endpoint:
            raise ValueError("'endpoint' may not contain a dot '.' character.")
        if view_func and "." in getattr(view_func, "__name__", ""):
            raise ValueError("'view_func' name may not contain a dot '.' character.")
        self.record(
            lambda state: state.add_url_rule(
                rule, endpoint, view_func, provide_automatic_options=provide_automatic_options, **options
            )
        )

    # Hooks for the whole app

    def _app_hook(self, table, f):
        self.record_once(lambda state: getattr(state.app, table).setdefault(None, []).append(f))
        return f

    def before_app_request(self, f):
        return self._app_hook("before_request_funcs", f)

    def after_app_request(self, f):
        return self._app_hook("after_request_funcs", f)

    def teardown_app_request(self, f):
        return self._app_hook("teardown_request_funcs", f)

    def app_context_processor(self, f):
        return self._app_hook("template_context_processors", f)

    def app_url_value_preprocessor(self, f):
        return self._app_hook("url_value_preprocessors", f)

    def app_url_defaults(self, f):
        return self._app_hook("url_default_functions", f)

    def app_errorhandler(self, code):
        def decorator(f):
            self.record_once(lambda state: state.app.register_error_handler(code, f))
            return f

        return decorator

    def _app_template_tool(self, kind, name):
        def decorator(f):
            self.record_once(lambda state: getattr(state.app, f"add_template_{kind}")(f, name=name))
            return f

        return decorator

    def app_template_filter(self, name=None):
        return self._app_template_tool("filter", name)

    def app_template_test(self, name=None):
        return self._app_template_tool("test", name)

    def app_template_global(self, name=None):
        return self._app_template_tool("global", name)
