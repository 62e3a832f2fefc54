"""A session as plain JSON for people to read: letters as they are, tuples as lists, bytes as text, dates in ISO."""
from flask.json._text import number, plain_string


def session_text(session):
    parts = []
    for key, value in session.items():
        kind = type(value)
        if kind is str:
            value = plain_string(value)
        elif kind is not int:
            out = []
            _write(value, out.append, 1)
            value = "".join(out)
        parts.append(f"{plain_string(key if type(key) is str else str(key))}:{value}")
    return "{" + ",".join(parts) + "}"


def _write(value, put, depth):
    if value is None or isinstance(value, bool):
        put("null" if value is None else "true" if value else "false")
    elif isinstance(value, str):
        put(plain_string(str(value)))
    elif isinstance(value, int):
        put(int.__repr__(value))
    elif isinstance(value, float):
        # NaN is not JSON.
        put(number(value) if value - value == 0 else plain_string(number(value)))
    elif isinstance(value, (bytes, bytearray)):
        put(plain_string(bytes(value).decode("utf-8", "backslashreplace")))
    elif depth > 40:
        put('"…"')
    elif isinstance(value, dict):
        put("{")
        mark = ""
        for key, item in value.items():
            put(mark)
            put(plain_string(key if isinstance(key, str) else str(key)))
            put(":")
            _write(item, put, depth + 1)
            mark = ","
        put("}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        put("[")
        mark = ""
        for item in value:
            put(mark)
            _write(item, put, depth + 1)
            mark = ","
        put("]")
    elif hasattr(value, "isoformat"):
        put(plain_string(value.isoformat()))
    else:
        put(plain_string(_safe_text(value)))


def _safe_text(value):
    try:
        return str(value)
    except Exception:
        return f"<{type(value).__name__}>"
