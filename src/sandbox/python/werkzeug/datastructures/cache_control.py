"""The `Cache-Control` header."""
from .structures import CallbackDict


def _cache_directive(name, kind):
    def get(self):
        value = self.get(name)
        if kind is bool:
            return name in self
        if value is None:
            return True if name in self else None
        return kind(value)

    def put(self, value):
        if value is None or value is False:
            self.pop(name, None)
        else:
            self[name] = None if value is True else str(value)

    return property(get, put)


class CacheControl(CallbackDict):
    """`Cache-Control` as attributes: `yanit.cache_control.no_store = True`."""

    no_cache = _cache_directive("no-cache", str)
    no_store = _cache_directive("no-store", bool)
    max_age = _cache_directive("max-age", int)
    no_transform = _cache_directive("no-transform", bool)
    public = _cache_directive("public", bool)
    private = _cache_directive("private", str)
    must_revalidate = _cache_directive("must-revalidate", bool)
    proxy_revalidate = _cache_directive("proxy-revalidate", bool)
    s_maxage = _cache_directive("s-maxage", int)
    immutable = _cache_directive("immutable", bool)
    stale_while_revalidate = _cache_directive("stale-while-revalidate", int)
    stale_if_error = _cache_directive("stale-if-error", int)

    @classmethod
    def from_header(cls, header, on_update=None):
        from ..http import parse_list

        values = {}
        for item in parse_list(header or ""):
            name, equals, value = item.partition("=")
            values[name.strip().lower()] = value.strip() if equals else None
        return cls(values, on_update)

    def to_header(self):
        return ", ".join([name if value is None else f"{name}={value}" for name, value in self.items()])

    __str__ = to_header


ResponseCacheControl = RequestCacheControl = CacheControl
