"""How an app writes and reads JSON."""
from . import _text


def _default(o):
    """Types JSON does not know: dates, UUID and Decimal, dataclasses, anything with `__html__`."""
    kind = type(o)
    names = {base.__module__ + "." + base.__name__ for base in kind.__mro__}
    if "datetime.date" in names or "_pydatetime.date" in names:
        from werkzeug.http import http_date

        return http_date(o)
    if "decimal.Decimal" in names or "_pydecimal.Decimal" in names or "uuid.UUID" in names:
        return str(o)
    if hasattr(kind, "__dataclass_fields__"):
        from dataclasses import asdict

        return asdict(o)
    if hasattr(o, "__html__"):
        return str(o.__html__())
    raise TypeError(f"Object of type {kind.__name__} is not JSON serializable")


class JSONProvider:
    def __init__(self, app):
        self._app = app

    def dumps(self, obj, **kwargs):
        raise NotImplementedError

    def dump(self, obj, fp, **kwargs):
        fp.write(self.dumps(obj, **kwargs))

    def loads(self, s, **kwargs):
        raise NotImplementedError

    def load(self, fp, **kwargs):
        return self.loads(fp.read(), **kwargs)

    def _prepare_response_obj(self, args, kwargs):
        if args and kwargs:
            raise TypeError("app.json.response() takes either args or kwargs, not both")
        if not args and not kwargs:
            return None
        if len(args) == 1:
            return args[0]
        return args or kwargs

    def response(self, *args, **kwargs):
        obj = self._prepare_response_obj(args, kwargs)
        return self._app.response_class(self.dumps(obj), mimetype="application/json")


class DefaultJSONProvider(JSONProvider):
    default = staticmethod(_default)
    ensure_ascii = True
    sort_keys = True
    compact = None
    mimetype = "application/json"

    def dumps(self, obj, **kwargs):
        default = kwargs.pop("default", self.default)
        ensure_ascii = kwargs.pop("ensure_ascii", self.ensure_ascii)
        sort_keys = kwargs.pop("sort_keys", self.sort_keys)
        separators = kwargs.pop("separators", None)
        if not kwargs:
            item, pair = separators or (", ", ": ")
            return _text.encode(obj, default, ensure_ascii, sort_keys, item, pair)
        # Indented text and the rarer options are the standard library's business.
        import json

        return json.dumps(
            obj, default=default, ensure_ascii=ensure_ascii, sort_keys=sort_keys, separators=separators, **kwargs
        )

    def loads(self, s, **kwargs):
        import json

        return json.loads(s, **kwargs)

    def response(self, *args, **kwargs):
        obj = self._prepare_response_obj(args, kwargs)
        if (self.compact is None and self._app.debug) or self.compact is False:
            text = self.dumps(obj, indent=2)
        else:
            text = self.dumps(obj, separators=(",", ":"))
        return self._app.response_class(f"{text}\n", mimetype=self.mimetype)
