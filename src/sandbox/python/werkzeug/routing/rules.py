"""One URL rule: its text taken apart for matching, and put together again for `url_for`."""
from ..urls import PATH_SAFE, quote, urlencode

_CONSTANTS = {"None": None, "True": True, "False": False}
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_"


def _pythonize(value):
    """A converter argument as Python: a constant, a number, or text with its quotes taken off."""
    if value in _CONSTANTS:
        return _CONSTANTS[value]
    for convert in (int, float):
        try:
            return convert(value)
        except ValueError:
            pass
    if value[:1] == value[-1:] and value[:1] in ("'", '"'):
        value = value[1:-1]
    return value


def parse_converter_args(text):
    """`2, maxlength=5` -> ((2,), {"maxlength": 5})."""
    args, kwargs = [], {}
    for item in _split_arguments(text):
        item = item.strip()
        if not item:
            continue
        name, equals, value = item.partition("=")
        if equals and name.strip().isidentifier():
            kwargs[name.strip()] = _pythonize(value.strip())
        else:
            args.append(_pythonize(item))
    return tuple(args), kwargs


def _split_arguments(text):
    items, current, mark = [], [], ""
    for char in text:
        if mark:
            mark = "" if char == mark else mark
        elif char in "'\"":
            mark = char
        elif char == ",":
            items.append("".join(current))
            current = []
            continue
        current.append(char)
    items.append("".join(current))
    return items


def _tokens(rule):
    """`/ad/<int:no>` -> ("static", "ad"), ("slash",), ("variable", converter, arguments, name)."""
    position = 0
    while position < len(rule):
        char = rule[position]
        if char == "/":
            yield ("slash",)
            position += 1
        elif char == "<":
            end = rule.find(">", position)
            inner = rule[position + 1 : end] if end > 0 else ""
            converter, arguments, name = None, "", inner
            head, paren, rest = inner.partition("(")
            if paren and "):" in rest:
                converter = head
                arguments, _, name = rest.rpartition("):")
            elif ":" in inner:
                converter, _, name = inner.partition(":")
            if (
                end < 0
                or not name
                or name[0] not in _LETTERS
                or not name.isidentifier()
                or (converter is not None and not converter.isidentifier())
            ):
                raise ValueError(f"malformed url rule: {rule!r}")
            yield ("variable", converter or "default", arguments, name)
            position = end + 1
        else:
            end = position
            while end < len(rule) and rule[end] not in "/<":
                end += 1
            yield ("static", rule[position:end])
            position = end


class RulePart:
    """One step of matching: a fixed segment, or a segment with converters in it.

    `pieces` is the segment as text and converters in turn. `final` parts take everything that is left of the path.
    """

    __slots__ = ("content", "pieces", "static", "final", "suffixed", "weight", "_regex")

    def __init__(self, content, pieces, static, final, suffixed, weight):
        self.content = content
        self.pieces = pieces
        self.static = static
        self.final = final
        self.suffixed = suffixed
        self.weight = weight
        self._regex = None

    def same_as(self, other):
        return self.content == other.content and self.final == other.final and self.suffixed == other.suffixed

    def match(self, target):
        """(values, trailing slash seen) or None."""
        pieces = self.pieces
        if not self.suffixed and self._regex is None:
            if len(pieces) == 1 and pieces[0].fits is not None:
                return ((target,), False) if pieces[0].fits(target) else None
            found = self._match_one(target)
            if found is not None:
                return found or None
        return self._match_regex(target)

    def _match_one(self, target):
        """A single converter between fixed texts; None when that is not the shape, () when it does not fit."""
        before = after = ""
        converter = None
        for piece in self.pieces:
            if isinstance(piece, str):
                if converter is None:
                    before += piece
                else:
                    after += piece
            elif converter is None:
                converter = piece
            else:
                return None
        if converter is None or converter.fits is None:
            return None
        end = len(target) - len(after)
        if end < len(before) or not target.startswith(before) or not target.endswith(after):
            return ()
        value = target[len(before) : end]
        return ((value,), False) if converter.fits(value) else ()

    def _match_regex(self, target):
        """Several converters in one segment, or one with a regex of its own."""
        if self._regex is None:
            import re

            text = ""
            number = 0
            for piece in self.pieces:
                if isinstance(piece, str):
                    text += re.escape(piece)
                else:
                    text += f"(?P<c{number}>{piece.regex})"
                    number += 1
            if self.suffixed:
                text = text.removesuffix("/") + "(?<!/)(?P<slash>/?)"
            self._regex = re.compile(text + r"\Z")
        found = self._regex.match(target)
        if found is None:
            return None
        groups = found.groupdict()
        values = tuple([groups[f"c{number}"] for number in range(len(groups) - self.suffixed)])
        return values, bool(self.suffixed and groups["slash"])


class Rule:
    """A URL pattern, the methods it answers and the endpoint it leads to."""

    def __init__(
        self, string, defaults=None, subdomain=None, methods=None, build_only=False, endpoint=None,
        strict_slashes=None, merge_slashes=None, redirect_to=None, alias=False, host=None, websocket=False,
    ):
        if not string.startswith("/"):
            raise ValueError(f"URL rule '{string}' must start with a slash.")
        self.rule = string
        self.is_leaf = not string.endswith("/")
        self.is_branch = string.endswith("/")
        self.map = None
        self.strict_slashes = strict_slashes
        self.merge_slashes = merge_slashes
        self.subdomain = subdomain
        self.host = host
        self.defaults = defaults
        self.build_only = build_only
        self.alias = alias
        self.websocket = websocket
        if methods is not None:
            if isinstance(methods, str):
                raise TypeError("'methods' should be a list of strings.")
            methods = {item.upper() for item in methods}
            if "GET" in methods:
                methods.add("HEAD")
        self.methods = methods
        self.endpoint = endpoint
        self.redirect_to = redirect_to
        self.arguments = set(map(str, defaults)) if defaults else set()
        self._converters = {}
        self._trace = []
        self._parts = []

    def bind(self, map, rebind=False):
        if self.map is not None and not rebind:
            raise RuntimeError(f"url rule {self!r} already bound to map {self.map!r}")
        self.map = map
        if self.strict_slashes is None:
            self.strict_slashes = map.strict_slashes
        if self.merge_slashes is None:
            self.merge_slashes = map.merge_slashes
        self._compile()

    def get_converter(self, variable_name, converter_name, args, kwargs):
        if converter_name not in self.map.converters:
            raise LookupError(f"the converter {converter_name!r} does not exist")
        return self.map.converters[converter_name](self.map, *args, **kwargs)

    def _compile(self):
        rule = self.rule
        if self.merge_slashes:
            while "//" in rule:
                rule = rule.replace("//", "/")
        parts = []
        pieces, names = [], []
        static_weights, argument_weights = [], []
        final = False

        def flush(suffixed=False):
            static = not any([not isinstance(piece, str) for piece in pieces])
            content = tuple([piece if isinstance(piece, str) else _identity(piece) for piece in pieces])
            weight = (-len(static_weights), static_weights, -len(argument_weights), argument_weights)
            parts.append(
                RulePart("".join(pieces) if static else content, list(pieces), static, final, suffixed, weight)
            )
            return weight

        for token in _tokens(rule):
            if token[0] == "static":
                static_weights.append((len(static_weights), -len(token[1])))
                self._trace.append((False, token[1]))
                pieces.append(token[1])
            elif token[0] == "variable":
                _, converter_name, arguments, name = token
                args, kwargs = parse_converter_args(arguments)
                converter = self.get_converter(name, converter_name, args, kwargs)
                self._converters[name] = converter
                self.arguments.add(name)
                names.append(name)
                if not converter.part_isolating:
                    final = True
                pieces.append(converter)
                argument_weights.append(converter.weight)
                self._trace.append((True, name))
            else:
                self._trace.append((False, "/"))
                if final:
                    pieces.append("/")
                else:
                    flush()
                    pieces.clear()
                    static_weights, argument_weights = [], []
        suffixed = bool(final and pieces and pieces[-1] == "/")
        flush(suffixed)
        if suffixed:
            parts.append(RulePart("", [""], True, False, False, (0, [], 0, [])))
        self._parts = parts
        #: The whole path, when nothing in it varies: found by one dictionary look-up.
        self._literal = rule if not names else None

    def build(self, values, append_unknown=True):
        """The path for these values; unknown ones become the query. None when a converter refuses."""
        from .converters import ValidationError

        defaults = self.defaults or {}
        out = []
        try:
            for dynamic, text in self._trace:
                if not dynamic:
                    out.append(quote(text, PATH_SAFE))
                else:
                    value = defaults[text] if text in defaults else values[text]
                    out.append(self._converters[text].to_url(value))
        except ValidationError:
            return None
        if append_unknown:
            from ..datastructures import iter_multi_items

            unknown = {key: value for key, value in values.items() if key not in self.arguments}
            if unknown:
                query = urlencode(iter_multi_items(unknown))
                if query:
                    out.append(f"?{query}")
        return "".join(out)

    def provides_defaults_for(self, rule):
        return bool(
            not self.build_only
            and self.defaults
            and self.endpoint == rule.endpoint
            and self != rule
            and self.arguments == rule.arguments
        )

    def suitable_for(self, values, method=None):
        if method is not None and self.methods is not None and method not in self.methods:
            return False
        defaults = self.defaults or ()
        for key in self.arguments:
            if key not in defaults and key not in values:
                return False
        if defaults:
            for key, value in defaults.items():
                if key in values and value != values[key]:
                    return False
        return True

    def build_compare_key(self):
        return (1 if self.alias else 0, -len(self.arguments), -len(self.defaults or ()))

    def __eq__(self, other):
        return isinstance(other, type(self)) and self._trace == other._trace

    __hash__ = None

    def __str__(self):
        return self.rule

    def __repr__(self):
        if self.map is None:
            return f"<{type(self).__name__} (unbound)>"
        text = "".join([f"<{data}>" if dynamic else data for dynamic, data in self._trace])
        methods = f" ({', '.join(sorted(self.methods))})" if self.methods is not None else ""
        return f"<{type(self).__name__} {text!r}{methods} -> {self.endpoint}>"


def _identity(converter):
    """Two converters match the same texts when class and settings are equal (the map aside)."""
    settings = {key: value for key, value in vars(converter).items() if key != "map"}
    return (type(converter), repr(settings))
