"""Header lines in order, of a response or of a request."""
from ..exceptions import BadRequestKeyError
from .mixins import _immutable, _is_mapping, _missing, iter_multi_items
from .structures import MultiDict


def header_value(value):
    """Header text; a newline would start a header of its own, so it is refused."""
    if not isinstance(value, str):
        value = str(value)
    if "\n" in value or "\r" in value:
        raise ValueError("Header values must not contain newline characters.")
    return value


class Headers:
    """Header lines in order; names compare without case, a name may occur more than once."""

    def __init__(self, defaults=None):
        self._list = []
        if defaults is not None:
            self.extend(defaults)

    def _find(self, key):
        wanted = key.lower()
        for name, value in self._list:
            if name.lower() == wanted:
                return value
        return None

    def __getitem__(self, key):
        if isinstance(key, str):
            value = self._find(key)
            if value is None:
                raise BadRequestKeyError(key)
            return value
        if isinstance(key, int):
            return self._list[key]
        return self.__class__(self._list[key])

    def get(self, key, default=None, type=None):
        value = self._find(key)
        if value is None:
            return default
        if type is None:
            return value
        try:
            return type(value)
        except ValueError:
            return default

    def getlist(self, key, type=None):
        wanted = key.lower()
        values = [value for name, value in self if name.lower() == wanted]
        if type is None:
            return values
        result = []
        for value in values:
            try:
                result.append(type(value))
            except ValueError:
                pass
        return result

    get_all = getlist

    def items(self, lower=False):
        for key, value in self:
            yield (key.lower() if lower else key), value

    def keys(self, lower=False):
        for key, _ in self.items(lower):
            yield key

    def values(self):
        for _, value in self:
            yield value

    def extend(self, arg=None, /, **kwargs):
        if arg is not None:
            source = arg._list if isinstance(arg, Headers) else iter_multi_items(arg)
            for key, value in source:
                self.add(key, value)
        for key, value in iter_multi_items(kwargs):
            self.add(key, value)

    def __delitem__(self, key):
        if isinstance(key, str):
            self.remove(key)
        else:
            del self._list[key]

    def remove(self, key):
        wanted = key.lower()
        self._list[:] = [item for item in self._list if item[0].lower() != wanted]

    def pop(self, key=None, default=_missing):
        if key is None:
            return self._list.pop()
        if isinstance(key, int):
            return self._list.pop(key)
        value = self._find(key)
        if value is None:
            if default is not _missing:
                return default
            raise BadRequestKeyError(key)
        self.remove(key)
        return value

    def popitem(self):
        return self._list.pop()

    def __contains__(self, key):
        return self._find(key) is not None

    def __iter__(self):
        return iter(self._list)

    def __len__(self):
        return len(self._list)

    def add(self, key, value, /, **kwargs):
        if kwargs:
            value = _with_options(value, kwargs)
        self._list.append((key, header_value(value)))

    def add_header(self, key, value, /, **kwargs):
        self.add(key, value, **kwargs)

    def clear(self):
        self._list.clear()

    def set(self, key, value, /, **kwargs):
        """Replace every line of this name by one, at the place of the first."""
        if kwargs:
            value = _with_options(value, kwargs)
        value = header_value(value)
        wanted = key.lower()
        lines = self._list
        for index, item in enumerate(lines):
            if item[0].lower() == wanted:
                lines[index] = (key, value)
                lines[index + 1 :] = [item for item in lines[index + 1 :] if item[0].lower() != wanted]
                return
        lines.append((key, value))

    def setlist(self, key, values):
        values = list(values)
        if not values:
            self.remove(key)
            return
        self.set(key, values[0])
        for value in values[1:]:
            self.add(key, value)

    def setdefault(self, key, default):
        if key not in self:
            self.set(key, default)
        return self[key]

    def __setitem__(self, key, value):
        if isinstance(key, str):
            self.set(key, value)
        elif isinstance(key, int):
            self._list[key] = (value[0], header_value(value[1]))
        else:
            self._list[key] = [(name, header_value(item)) for name, item in value]

    def update(self, arg=None, /, **kwargs):
        if arg is not None:
            if isinstance(arg, (Headers, MultiDict)):
                for key in list(arg.keys()):
                    self.setlist(key, arg.getlist(key))
            elif _is_mapping(arg):
                for key in arg.keys():
                    self._set_any(key, arg[key])
            else:
                for key, value in arg:
                    self.set(key, value)
        for key, value in kwargs.items():
            self._set_any(key, value)

    def _set_any(self, key, value):
        if isinstance(value, (list, tuple, set)):
            self.setlist(key, value)
        else:
            self.set(key, value)

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def to_wsgi_list(self):
        return list(self)

    def copy(self):
        return self.__class__(self._list)

    __copy__ = copy

    def __eq__(self, other):
        if other.__class__ is not self.__class__:
            return NotImplemented
        mine = {(name.lower(), value) for name, value in self._list}
        return mine == {(name.lower(), value) for name, value in other._list}

    __hash__ = None

    def __str__(self):
        return "".join([f"{key}: {value}\r\n" for key, value in self]) + "\r\n"

    def __repr__(self):
        return f"{type(self).__name__}({list(self)!r})"


def _with_options(value, options):
    from ..http import quote_header_value

    parts = [str(value)]
    for name, option in options.items():
        name = name.replace("_", "-")
        parts.append(name if option is None else f"{name}={quote_header_value(option)}")
    return "; ".join(parts)


class EnvironHeaders(Headers):
    """Request headers, read from a WSGI environ: read-only, names in Title-Case."""

    add = extend = set = setlist = setdefault = update = pop = popitem = remove = clear = add_header = _immutable
    __setitem__ = __delitem__ = __ior__ = _immutable

    def __init__(self, environ):
        self.environ = environ

    def _environ_key(self, key):
        if not isinstance(key, str):
            raise BadRequestKeyError(key)
        key = key.upper().replace("-", "_")
        return key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else "HTTP_" + key

    def _find(self, key):
        return self.environ.get(self._environ_key(key))

    def __getitem__(self, key):
        return self.environ[self._environ_key(key)]

    def __iter__(self):
        for key, value in self.environ.items():
            if key.startswith("HTTP_") and key not in ("HTTP_CONTENT_TYPE", "HTTP_CONTENT_LENGTH"):
                yield key[5:].replace("_", "-").title(), value
            elif key in ("CONTENT_TYPE", "CONTENT_LENGTH") and value:
                yield key.replace("_", "-").title(), value

    @property
    def _list(self):
        return list(self)

    def __len__(self):
        return len(list(iter(self)))

    def __eq__(self, other):
        return isinstance(other, EnvironHeaders) and self.environ is other.environ

    __hash__ = None

    def copy(self):
        raise TypeError(f"cannot create {type(self).__name__!r} copies")
