"""All rules of an app: finds the rule for a path, and the path for an endpoint."""
from ..exceptions import MethodNotAllowed, NotFound
from ..urls import PATH_SAFE, quote
from .converters import DEFAULT_CONVERTERS, ValidationError
from .exceptions import BuildError, NoMatch, RequestPath, RequestRedirect


class _State:
    """A node of the matching tree: fixed segments, then varying ones, then the rules that end here."""

    __slots__ = ("dynamic", "rules", "static")

    def __init__(self):
        self.dynamic = []
        self.rules = []
        self.static = {}


class _SlashRequired(Exception):
    pass


class Map:
    default_converters = DEFAULT_CONVERTERS

    def __init__(
        self, rules=None, default_subdomain="", strict_slashes=True, merge_slashes=True, redirect_defaults=True,
        converters=None, sort_parameters=False, sort_key=None, host_matching=False,
    ):
        self._root = _State()
        self._rules_by_endpoint = {}
        self._declared = []
        #: Path -> rules without variables. Fixed segments win over varying ones, so a match here is the match.
        self._literal = {}
        self._remap = True
        self.default_subdomain = default_subdomain
        self.strict_slashes = strict_slashes
        self.merge_slashes = merge_slashes
        self.redirect_defaults = redirect_defaults
        self.host_matching = host_matching
        self.converters = dict(self.default_converters)
        if converters:
            self.converters.update(converters)
        for rule in rules or ():
            self.add(rule)

    @property
    def _rules(self):
        return [rule for rules in self._rules_by_endpoint.values() for rule in rules]

    def add(self, rule):
        rule.bind(self)
        if not rule.build_only:
            state = self._root
            for part in rule._parts:
                if part.static:
                    state = state.static.setdefault(part.content, _State())
                    continue
                for known, following in state.dynamic:
                    if known.same_as(part):
                        state = following
                        break
                else:
                    following = _State()
                    state.dynamic.append((part, following))
                    state = following
            state.rules.append(rule)
            if rule._literal is not None and not (rule.defaults or rule.redirect_to or rule.alias):
                self._literal.setdefault(rule._literal, []).append(rule)
        self._rules_by_endpoint.setdefault(rule.endpoint, []).append(rule)
        self._declared.append(rule)
        self._remap = True

    def iter_rules(self, endpoint=None):
        self.update()
        if endpoint is not None:
            return iter(self._rules_by_endpoint[endpoint])
        return iter(self._rules)

    def is_endpoint_expecting(self, endpoint, *arguments):
        self.update()
        return any([set(arguments).issubset(rule.arguments) for rule in self._rules_by_endpoint[endpoint]])

    def update(self):
        if self._remap:
            _sort(self._root)
            for rules in self._rules_by_endpoint.values():
                rules.sort(key=lambda rule: rule.build_compare_key())
            self._remap = False

    def match(self, path, method):
        """(rule, view arguments) for a decoded path; NoMatch, or RequestPath with the right spelling."""
        if self._remap:
            self.update()
        allowed = set()
        try:
            found = self._walk(self._root, path.split("/"), 0, method, (), allowed)
        except _SlashRequired:
            raise RequestPath(f"{path}/") from None
        if found is None and self.merge_slashes:
            merged = path
            while "//" in merged:
                merged = merged.replace("//", "/")
            try:
                found = self._walk(self._root, merged.split("/"), 0, method, (), allowed)
            except _SlashRequired:
                raise RequestPath(f"{merged}/") from None
            if found is None or found[0].merge_slashes is False:
                raise NoMatch(allowed)
            raise RequestPath(merged)
        if found is None:
            raise NoMatch(allowed)
        rule, values = found
        arguments = {}
        for (name, converter), value in zip(rule._converters.items(), values):
            try:
                arguments[name] = converter.to_python(value)
            except ValidationError as error:
                raise NoMatch(allowed) from error
        if rule.defaults:
            arguments.update(rule.defaults)
        return rule, arguments

    def _walk(self, state, segments, index, method, values, allowed):
        if index == len(segments):
            for rule in state.rules:
                if rule.methods is not None and method not in rule.methods:
                    allowed.update(rule.methods)
                else:
                    return rule, values
            slash = state.static.get("")
            if slash is not None:
                for rule in slash.rules:
                    if rule.methods is None or method in rule.methods:
                        if rule.strict_slashes:
                            raise _SlashRequired()
                        return rule, values
            return None
        segment = segments[index]
        following = state.static.get(segment)
        if following is not None:
            found = self._walk(following, segments, index + 1, method, values, allowed)
            if found is not None:
                return found
        for part, following in state.dynamic:
            rest, after = segments, index + 1
            target = segment
            if part.final:
                target = "/".join(segments[index:])
                after = len(segments)
            matched = part.match(target)
            if matched is None:
                continue
            if matched[1]:
                rest, after = [""], 0
            found = self._walk(following, rest, after, method, values + matched[0], allowed)
            if found is not None:
                return found
        if segment == "" and index == len(segments) - 1:
            for rule in state.rules:
                if rule.strict_slashes:
                    continue
                if rule.methods is not None and method not in rule.methods:
                    allowed.update(rule.methods)
                else:
                    return rule, values
        return None

    def __repr__(self):
        rules = ",\n ".join([repr(rule) for rule in self.iter_rules()])
        return f"Map([{rules}])"


def _sort(state):
    state.dynamic.sort(key=lambda entry: entry[0].weight)
    for following in state.static.values():
        _sort(following)
    for _, following in state.dynamic:
        _sort(following)


class MapAdapter:
    """A map seen from one request: knows the host, the scheme and the method."""

    def __init__(self, map, server_name, url_scheme="http", path_info="/", default_method="GET", query_args="",
                 script_name="/"):
        self.map = map
        self.server_name = server_name
        self.url_scheme = url_scheme
        self.path_info = path_info
        self.default_method = default_method
        self.query_args = query_args
        self.script_name = script_name
        self.subdomain = ""

    def match(self, path_info=None, method=None, return_rule=False, query_args=None, websocket=None):
        path = self.path_info if path_info is None else path_info
        path = f"/{path.lstrip('/')}" if path else ""
        method = (method or self.default_method).upper()
        query = self.query_args if query_args is None else query_args
        try:
            rule, arguments = self.map.match(path, method)
        except RequestPath as error:
            raise RequestRedirect(self.make_redirect_url(quote(error.path_info, PATH_SAFE), query)) from None
        except NoMatch as error:
            if error.have_match_for:
                # Werkzeug lists a set, in any order; sorted, the lesson looks the same every time.
                raise MethodNotAllowed(valid_methods=sorted(error.have_match_for)) from None
            raise NotFound() from None
        if self.map.redirect_defaults and len(self.map._rules_by_endpoint[rule.endpoint]) > 1:
            address = self._default_redirect(rule, method, arguments, query)
            if address is not None:
                raise RequestRedirect(address)
        if rule.redirect_to is not None:
            target = rule.redirect_to
            if not isinstance(target, str):
                target = target(self, **arguments)
            else:
                for name, value in arguments.items():
                    target = target.replace(f"<{name}>", rule._converters[name].to_url(value))
            raise RequestRedirect(self.make_redirect_url(target.lstrip("/")))
        return (rule if return_rule else rule.endpoint), arguments

    def _default_redirect(self, rule, method, values, query):
        """`/sayfa/1` leads to `/sayfa` when a rule gives 1 as its default."""
        self.map.update()
        for other in self.map._rules_by_endpoint[rule.endpoint]:
            if other is rule:
                break
            if other.provides_defaults_for(rule) and other.suitable_for(values, method):
                values.update(other.defaults)
                return self.make_redirect_url(other.build(values), query)
        return None

    def make_redirect_url(self, path_info, query_args=None):
        query = self.query_args if query_args is None else query_args
        address = f"{self.url_scheme or 'http'}://{self.server_name}/{path_info.lstrip('/')}"
        return f"{address}?{query}" if query else address

    def allowed_methods(self, path_info=None):
        try:
            self.match(path_info, method="--")
        except MethodNotAllowed as error:
            return error.valid_methods
        except Exception:
            pass
        return []

    def build(self, endpoint, values=None, method=None, force_external=False, append_unknown=True, url_scheme=None):
        self.map.update()
        values = {key: value for key, value in (values or {}).items() if value is not None}
        path = None
        for wanted in ((self.default_method, None) if method is None else (method,)):
            for rule in self.map._rules_by_endpoint.get(endpoint, ()):
                if rule.suitable_for(values, wanted):
                    path = rule.build(values, append_unknown)
                    if path is not None:
                        break
            if path is not None:
                break
        if path is None:
            raise BuildError(endpoint, values, method, self)
        if not force_external:
            return f"/{path.lstrip('/')}"
        scheme = self.url_scheme if url_scheme is None else url_scheme
        if scheme:
            scheme = "https:" if scheme in ("https", "wss") else "http:"
        return f"{scheme}//{self.server_name}/{path.lstrip('/')}"
