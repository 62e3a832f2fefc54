"""What routing raises, with Werkzeug's own hints about a near endpoint or a missing value."""
from ..exceptions import HTTPException


class RoutingException(Exception):
    pass


class RequestRedirect(HTTPException, RoutingException):
    """The path exists under another spelling: 308 to it, method and body kept."""

    code = 308

    def __init__(self, new_url):
        super().__init__(new_url)
        self.new_url = new_url

    def get_response(self, environ=None, scope=None):
        from ..utils import redirect

        return redirect(self.new_url, self.code)


class RequestPath(RoutingException):
    def __init__(self, path_info):
        super().__init__()
        self.path_info = path_info


class BuildError(RoutingException, LookupError):
    """`url_for` found no rule for this endpoint and these values."""

    def __init__(self, endpoint, values, method, adapter=None):
        super().__init__(endpoint, values, method)
        self.endpoint = endpoint
        self.values = values
        self.method = method
        self.adapter = adapter

    @property
    def suggested(self):
        return self.closest_rule(self.adapter)

    def closest_rule(self, adapter):
        rules = adapter.map._rules if adapter else ()
        best, best_score = None, -1.0
        given = set(self.values or ())
        for rule in rules:
            score = sum([
                0.98 * similarity(str(rule.endpoint), str(self.endpoint)),
                0.01 * bool(given.issubset(rule.arguments)),
                0.01 * bool(rule.methods and self.method in rule.methods),
            ])
            if score > best_score:
                best, best_score = rule, score
        return best

    def __str__(self):
        message = [f"Could not build url for endpoint {self.endpoint!r}"]
        if self.method:
            message.append(f" ({self.method!r})")
        if self.values:
            message.append(f" with values {sorted(self.values)!r}")
        message.append(".")
        near = self.suggested
        if near is not None:
            if near.endpoint == self.endpoint:
                if self.method and near.methods is not None and self.method not in near.methods:
                    message.append(f" Did you mean to use methods {sorted(near.methods)!r}?")
                missing = near.arguments.union(near.defaults or ()) - set(self.values)
                if missing:
                    message.append(f" Did you forget to specify values {sorted(missing)!r}?")
            else:
                message.append(f" Did you mean {near.endpoint!r} instead?")
        return "".join(message)


class NoMatch(Exception):
    def __init__(self, have_match_for, websocket_mismatch=False):
        self.have_match_for = have_match_for
        self.websocket_mismatch = websocket_mismatch


def similarity(first, second):
    """Ratcliff and Obershelp's measure, as `difflib` computes it: 2 * matching characters / all characters."""
    total = len(first) + len(second)
    if not total:
        return 1.0
    return 2.0 * _matching(first, second, 0, len(first), 0, len(second)) / total


def _matching(first, second, low1, high1, low2, high2):
    best1, best2, size = low1, low2, 0
    lengths = {}
    for i in range(low1, high1):
        fresh = {}
        for j in range(low2, high2):
            if first[i] == second[j]:
                run = fresh[j] = lengths.get(j - 1, 0) + 1
                if run > size:
                    best1, best2, size = i - run + 1, j - run + 1, run
        lengths = fresh
    if not size:
        return 0
    return (
        size
        + _matching(first, second, low1, best1, low2, best2)
        + _matching(first, second, best1 + size, high1, best2 + size, high2)
    )
