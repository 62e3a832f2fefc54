"""Escaping for HTML: `escape` and the `Markup` text type."""


def escape(s):
    """Replace `&`, `<`, `>`, `"` and `'` by entities; an object with `__html__` is trusted."""
    if type(s) is str:
        return str.__new__(Markup, replace_html(s))
    if hasattr(s, "__html__"):
        return Markup(s.__html__())
    return Markup(replace_html(str(s)))


def replace_html(text):
    if text.isalnum():
        return text
    return (
        text.replace("&", "&amp;")
        .replace(">", "&gt;")
        .replace("<", "&lt;")
        .replace("'", "&#39;")
        .replace('"', "&#34;")
    )


def escape_silent(s):
    return Markup() if s is None else escape(s)


def soft_str(s):
    return s if isinstance(s, str) else str(s)


class Markup(str):
    """Text that is already safe HTML. Whatever is added to it is escaped first."""

    __slots__ = ()

    def __new__(cls, object="", encoding=None, errors="strict"):
        if hasattr(object, "__html__"):
            object = object.__html__()
        if encoding is None:
            return super().__new__(cls, object)
        return super().__new__(cls, object, encoding, errors)

    def __html__(self):
        return self

    def __add__(self, other):
        if isinstance(other, str) or hasattr(other, "__html__"):
            return self.__class__(str.__add__(self, self.escape(other)))
        return NotImplemented

    def __radd__(self, other):
        if isinstance(other, str) or hasattr(other, "__html__"):
            return self.escape(other).__add__(self)
        return NotImplemented

    def __mul__(self, count):
        return self.__class__(str.__mul__(self, count))

    __rmul__ = __mul__

    def __mod__(self, value):
        if isinstance(value, tuple):
            value = tuple([_Escaping(item, self.escape) for item in value])
        elif hasattr(type(value), "__getitem__") and not isinstance(value, str):
            value = _Escaping(value, self.escape)
        else:
            value = (_Escaping(value, self.escape),)
        return self.__class__(str.__mod__(self, value))

    def __repr__(self):
        return f"{self.__class__.__name__}({str.__repr__(self)})"

    def join(self, iterable, /):
        return self.__class__(str.join(self, [self.escape(item) for item in iterable]))

    def split(self, sep=None, maxsplit=-1):
        return [self.__class__(part) for part in str.split(self, sep, maxsplit)]

    def rsplit(self, sep=None, maxsplit=-1):
        return [self.__class__(part) for part in str.rsplit(self, sep, maxsplit)]

    def splitlines(self, keepends=False):
        return [self.__class__(part) for part in str.splitlines(self, keepends)]

    def unescape(self):
        from html import unescape

        return unescape(str(self))

    def striptags(self):
        """The text without comments and tags, white space collapsed."""
        value = str(self)
        while (start := value.find("<!--")) != -1 and (end := value.find("-->", start)) != -1:
            value = value[:start] + value[end + 3 :]
        while (start := value.find("<")) != -1 and (end := value.find(">", start)) != -1:
            value = value[:start] + value[end + 1 :]
        return self.__class__(" ".join(value.split())).unescape()

    @classmethod
    def escape(cls, s, /):
        result = escape(s)
        return result if result.__class__ is cls else cls(result)

    def __getitem__(self, key):
        return self.__class__(str.__getitem__(self, key))

    def capitalize(self):
        return self.__class__(str.capitalize(self))

    def title(self):
        return self.__class__(str.title(self))

    def lower(self):
        return self.__class__(str.lower(self))

    def upper(self):
        return self.__class__(str.upper(self))

    def replace(self, old, new, count=-1, /):
        return self.__class__(str.replace(self, old, self.escape(new), count))

    def strip(self, chars=None, /):
        return self.__class__(str.strip(self, chars))

    def lstrip(self, chars=None, /):
        return self.__class__(str.lstrip(self, chars))

    def rstrip(self, chars=None, /):
        return self.__class__(str.rstrip(self, chars))

    def center(self, width, fillchar=" ", /):
        return self.__class__(str.center(self, width, fillchar))

    def format(self, *args, **kwargs):
        args = [_Formatted(item, self.escape) for item in args]
        kwargs = {name: _Formatted(item, self.escape) for name, item in kwargs.items()}
        return self.__class__(str.format(str(self), *args, **kwargs))

    def __html_format__(self, format_spec):
        if format_spec:
            raise ValueError("Unsupported format specification for Markup.")
        return self


class _Escaping:
    """Stands for a `%` argument and escapes it when it becomes text."""

    def __init__(self, obj, escape):
        self.obj = obj
        self.escape = escape

    def __getitem__(self, key):
        return _Escaping(self.obj[key], self.escape)

    def __str__(self):
        return str(self.escape(self.obj))

    def __repr__(self):
        return str(self.escape(repr(self.obj)))

    def __int__(self):
        return int(self.obj)

    __index__ = __int__

    def __float__(self):
        return float(self.obj)


class _Formatted:
    """Stands for a `str.format` argument."""

    def __init__(self, obj, escape):
        self.obj = obj
        self.escape = escape

    def __format__(self, spec):
        if hasattr(self.obj, "__html_format__"):
            return str(self.obj.__html_format__(spec))
        if hasattr(self.obj, "__html__"):
            return str(self.obj.__html__())
        return str(self.escape(format(self.obj, spec)))

    def __getattr__(self, name):
        return _Formatted(getattr(self.obj, name), self.escape)

    def __getitem__(self, key):
        return _Formatted(self.obj[key], self.escape)

    def __str__(self):
        return str(self.escape(self.obj))

    def __repr__(self):
        return str(self.escape(repr(self.obj)))
