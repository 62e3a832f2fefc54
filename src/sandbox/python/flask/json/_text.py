"""JSON text without the `json` package, whose import alone takes longer than a request.

`encode` writes what `json.dumps(..., separators=(",", ":"), sort_keys=True)` writes; `decode` reads with the native
scanner of `_json`. Error messages are the standard library's.
"""
import _json

from _json import encode_basestring_ascii as _ascii


def encode(value, default=None, ascii=True, sort_keys=True, item=",", pair=":"):
    out = []
    _Writer(default, _ascii if ascii else plain_string, sort_keys, item, pair, out.append).write(value)
    return "".join(out)


_PLAIN_ESCAPES = {n: f"\\u{n:04x}" for n in range(0x20)}
_PLAIN_ESCAPES.update({ord('"'): '\\"', ord("\\"): "\\\\", 8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r"})


def plain_string(text):
    """A JSON string that keeps its letters: `"Işıl"`."""
    if text.isprintable() and '"' not in text and "\\" not in text:
        return f'"{text}"'
    return '"' + text.translate(_PLAIN_ESCAPES) + '"'


def number(value):
    if value != value:
        return "NaN"
    if value in (float("inf"), float("-inf")):
        return "Infinity" if value > 0 else "-Infinity"
    return float.__repr__(value)


class _Writer:
    __slots__ = ("default", "string", "sort_keys", "item", "pair", "put", "open")

    def __init__(self, default, string, sort_keys, item, pair, put):
        self.default = default
        self.string = string
        self.sort_keys = sort_keys
        self.item = item
        self.pair = pair
        self.put = put
        self.open = set()

    def write(self, value):
        put = self.put
        if isinstance(value, str):
            put(self.string(value))
        elif value is None:
            put("null")
        elif value is True:
            put("true")
        elif value is False:
            put("false")
        elif isinstance(value, int):
            put(int.__repr__(value))
        elif isinstance(value, float):
            put(number(value))
        elif isinstance(value, (dict, list, tuple)):
            mark = id(value)
            if mark in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(mark)
            if isinstance(value, dict):
                self.write_dict(value)
            else:
                self.write_list(value)
            self.open.discard(mark)
        elif self.default is not None:
            self.write(self.default(value))
        else:
            raise TypeError(f"Object of type {type(value).__name__} is not JSON serializable")

    def write_dict(self, value):
        put = self.put
        items = value.items()
        if self.sort_keys:
            items = sorted(items)
        first = True
        put("{")
        for key, item in items:
            if isinstance(key, str):
                pass
            elif key is True:
                key = "true"
            elif key is False:
                key = "false"
            elif key is None:
                key = "null"
            elif isinstance(key, float):
                key = number(key)
            elif isinstance(key, int):
                key = int.__repr__(key)
            else:
                raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")
            put(self.string(key) if first else self.item + self.string(key))
            put(self.pair)
            first = False
            self.write(item)
        put("}")

    def write_list(self, value):
        put = self.put
        put("[")
        first = True
        for item in value:
            if not first:
                put(self.item)
            first = False
            self.write(item)
        put("]")


class _Settings:
    """What the native scanner wants to know: plain JSON, plain Python numbers."""

    strict = True
    object_hook = None
    object_pairs_hook = None
    parse_float = float
    parse_int = int
    memo = {}

    @staticmethod
    def parse_constant(name):
        return {"NaN": float("nan"), "Infinity": float("inf"), "-Infinity": float("-inf")}[name]


_scan = _json.make_scanner(_Settings())


def decode(text):
    """The value of a JSON text; ValueError when it is none."""
    text = text.strip(" \t\n\r")
    try:
        value, end = _scan(text, 0)
    except StopIteration:
        raise ValueError("Expecting value: line 1 column 1 (char 0)") from None
    if end != len(text):
        raise ValueError(f"Extra data: line 1 column {end + 1} (char {end})")
    return value
