"""Tagged JSON: the text inside the session cookie. Tags keep the Python types that JSON alone would lose."""
from ..globals import _cv_app
from . import _text
from ._text import _ascii

#: Keys that mark a tagged value. A dict of exactly one such key is wrapped itself, so that it comes back a dict.
TAGS = (" di", " t", " b", " m", " u", " d")


def _is_named(value, name):
    return any([base.__name__ == name for base in type(value).__mro__])


def _flat_object(value):
    """The text of a session of plain texts and numbers, in one pass; None when it holds anything else."""
    if len(value) == 1 and next(iter(value)) in TAGS:
        return None
    parts = []
    try:
        for key in sorted(value):
            item = value[key]
            kind = type(item)
            if kind is str:
                parts.append(f"{_ascii(key)}:{_ascii(item)}")
            elif kind is int:
                parts.append(f"{_ascii(key)}:{item}")
            elif item is True:
                parts.append(f"{_ascii(key)}:true")
            elif item is False:
                parts.append(f"{_ascii(key)}:false")
            elif item is None:
                parts.append(f"{_ascii(key)}:null")
            else:
                return None
    except TypeError:
        # Keys that are not text: the careful way knows what to do, or what to say.
        return None
    return "{" + ",".join(parts) + "}"


class TaggedJSONSerializer:
    tags = {key: None for key in TAGS}

    def tag(self, value):
        """The same value with tags in place of types JSON does not know."""
        kind = type(value)
        if kind is str or kind is int or value is None or kind is bool or kind is float:
            return value
        if isinstance(value, dict):
            if len(value) == 1:
                key = next(iter(value))
                if key in self.tags:
                    return {" di": {f"{key}__": self.tag(value[key])}}
            return {key: self.tag(item) for key, item in value.items()}
        if isinstance(value, tuple):
            return {" t": [self.tag(item) for item in value]}
        if isinstance(value, list):
            return [self.tag(item) for item in value]
        if isinstance(value, bytes):
            from binascii import b2a_base64

            return {" b": b2a_base64(value, newline=False).decode("ascii")}
        if callable(getattr(value, "__html__", None)):
            return {" m": str(value.__html__())}
        if _is_named(value, "UUID"):
            return {" u": value.hex}
        if hasattr(value, "utcoffset") and _is_named(value, "datetime"):
            from werkzeug.http import http_date

            return {" d": http_date(value)}
        return value

    def untag(self, value):
        """A dict of one tag -> the Python value it stands for."""
        if len(value) != 1:
            return value
        key, item = next(iter(value.items()))
        if key == " t":
            return tuple(item)
        if key == " di":
            name = next(iter(item))
            return {name[:-2]: item[name]}
        if key == " b":
            from binascii import a2b_base64

            return a2b_base64(item)
        if key == " m":
            from markupsafe import Markup

            return Markup(item)
        if key == " u":
            from uuid import UUID

            return UUID(item)
        if key == " d":
            from werkzeug.http import parse_date

            return parse_date(item)
        return value

    def _untag_scan(self, value):
        if isinstance(value, dict):
            return self.untag({key: self._untag_scan(item) for key, item in value.items()})
        if isinstance(value, list):
            return [self._untag_scan(item) for item in value]
        return value

    def dumps(self, value):
        from .provider import DefaultJSONProvider, _default

        context = _cv_app.top
        if context is not None:
            provider = context.app.json
            if type(provider) is not DefaultJSONProvider or len(provider.__dict__) > 1:
                # The app writes JSON in a way of its own, its session too.
                return provider.dumps(self.tag(value), separators=(",", ":"))
        if isinstance(value, dict):
            text = _flat_object(value)
            if text is not None:
                return text
        return _text.encode(self.tag(dict(value) if isinstance(value, dict) else value), _default)

    def loads(self, value):
        if isinstance(value, bytes):
            value = value.decode()
        data = _text.decode(value)
        # Tags begin with a space; most sessions have none, and then there is nothing to look for.
        return self._untag_scan(data) if '{" ' in value else data
