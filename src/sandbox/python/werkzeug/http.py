"""Cookies, dates and status names: the bytes that Werkzeug writes and reads."""
from _cerez import now

from .urls import idna, quote

HTTP_STATUS_CODES = {
    100: "Continue", 101: "Switching Protocols", 102: "Processing", 103: "Early Hints",
    200: "OK", 201: "Created", 202: "Accepted", 203: "Non Authoritative Information", 204: "No Content",
    205: "Reset Content", 206: "Partial Content", 207: "Multi Status", 208: "Already Reported", 226: "IM Used",
    300: "Multiple Choices", 301: "Moved Permanently", 302: "Found", 303: "See Other", 304: "Not Modified",
    305: "Use Proxy", 306: "Switch Proxy", 307: "Temporary Redirect", 308: "Permanent Redirect",
    400: "Bad Request", 401: "Unauthorized", 402: "Payment Required", 403: "Forbidden", 404: "Not Found",
    405: "Method Not Allowed", 406: "Not Acceptable", 407: "Proxy Authentication Required", 408: "Request Timeout",
    409: "Conflict", 410: "Gone", 411: "Length Required", 412: "Precondition Failed",
    413: "Request Entity Too Large", 414: "Request URI Too Long", 415: "Unsupported Media Type",
    416: "Requested Range Not Satisfiable", 417: "Expectation Failed", 418: "I'm a teapot",
    421: "Misdirected Request", 422: "Unprocessable Entity", 423: "Locked", 424: "Failed Dependency",
    425: "Too Early", 426: "Upgrade Required", 428: "Precondition Required", 429: "Too Many Requests",
    431: "Request Header Fields Too Large", 449: "Retry With", 451: "Unavailable For Legal Reasons",
    500: "Internal Server Error", 501: "Not Implemented", 502: "Bad Gateway", 503: "Service Unavailable",
    504: "Gateway Timeout", 505: "HTTP Version Not Supported", 507: "Insufficient Storage", 508: "Loop Detected",
    510: "Not Extended", 511: "Network Authentication Failed",
}

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def http_date(timestamp=None):
    """`Sun, 01 Mar 2026 12:01:00 GMT` from an epoch, a datetime (naive = UTC), a date or a struct_time."""
    if timestamp is None:
        return date_of_epoch(now())
    if isinstance(timestamp, (int, float)):
        return date_of_epoch(timestamp)
    if hasattr(timestamp, "utcoffset"):
        parts = timestamp.utctimetuple()
    elif hasattr(timestamp, "timetuple"):
        parts = timestamp.timetuple()
    else:
        parts = timestamp
    year, month, day, hour, minute, second, weekday = tuple(parts)[:7]
    return f"{_DAYS[weekday]}, {day:02d} {_MONTHS[month - 1]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"


def date_of_epoch(seconds):
    """The same from seconds since 1970. Days to a civil date by counting years from 1 March (no `datetime` needed)."""
    days, rest = divmod(int(seconds // 1), 86400)
    hour, rest = divmod(rest, 3600)
    minute, second = divmod(rest, 60)
    era, day_of_era = divmod(days + 719468, 146097)
    year_of_era = (day_of_era - day_of_era // 1460 + day_of_era // 36524 - day_of_era // 146096) // 365
    day_of_year = day_of_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    shifted = (5 * day_of_year + 2) // 153
    day = day_of_year - (153 * shifted + 2) // 5 + 1
    month = shifted + 3 if shifted < 10 else shifted - 9
    year = era * 400 + year_of_era + (1 if month <= 2 else 0)
    if not 1 <= year <= 9999:
        raise ValueError(f"year {year} is out of range")
    return (
        f"{_DAYS[(days + 3) % 7]}, {day:02d} {_MONTHS[month - 1]} {year:04d} {hour:02d}:{minute:02d}:{second:02d} GMT"
    )


def parse_date(value):
    """An aware UTC datetime from an HTTP date, or None."""
    if value is None:
        return None
    from datetime import datetime, timezone

    parts = value.replace("-", " ").replace(",", " ").split()
    if len(parts) >= 5 and parts[0][:3] in _DAYS:
        parts = parts[1:]
    try:
        day, month, year, clock = int(parts[0]), _MONTHS.index(parts[1].title()) + 1, int(parts[2]), parts[3]
        hour, minute, second = map(int, clock.split(":"))
        if year < 100:
            year += 2000 if year < 69 else 1900
        return datetime(year, month, day, hour, minute, second, tzinfo=timezone.utc)
    except (ValueError, IndexError):
        return None


# Characters of a cookie value that may be written without quotes.
_BARE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_!#$%&'()*+-./:<=>?@[]^`{|}~"
_ESCAPED = [chr(n) for n in range(256)]
for _n in [*range(0x1A), ord(","), ord(";"), *range(0x7F, 256)]:
    _ESCAPED[_n] = f"\\{_n:03o}"
_ESCAPED[ord('"')] = '\\"'
_ESCAPED[ord("\\")] = "\\\\"


def dump_cookie(
    key, value="", max_age=None, expires=None, path="/", domain=None, secure=False, httponly=False,
    charset=None, sync_expires=True, max_size=4093, samesite=None, partitioned=False,
):
    """The value of a `Set-Cookie` header; parts in the order browsers' tools show for Werkzeug."""
    if path is not None and path != "/":
        path = quote(path, "%!$&'()*+,/:=@")
    if domain:
        domain = idna(domain.partition(":")[0].lstrip("."))
    if max_age is not None and type(max_age) is not int and hasattr(max_age, "total_seconds"):
        max_age = int(max_age.total_seconds())
    if expires is not None:
        if not isinstance(expires, str):
            expires = http_date(expires)
    elif max_age is not None and sync_expires:
        expires = date_of_epoch(now() + max_age)
    if samesite is not None:
        samesite = samesite.title()
        if samesite not in ("Strict", "Lax", "None"):
            raise ValueError("SameSite must be 'Strict', 'Lax', or 'None'.")
    if partitioned:
        secure = True

    if not isinstance(value, str):
        if isinstance(value, (bytes, bytearray)):
            raise TypeError("cannot use a string pattern on a bytes-like object")
        error = TypeError(f"expected string or bytes-like object, got '{type(value).__name__}'")
        # For the explanation beside the traceback: which cookie it was.
        error._cerez_name = key
        raise error
    # `strip` leaves nothing exactly when every character may stand bare.
    written = _written(value) if value.strip(_BARE) else value
    line = f"{key if key.isascii() else key.encode().decode('latin1')}={written}"
    # A part is left out only when it is None or False by identity: `max_age=0` and `domain=""` do appear.
    if domain is not None and domain is not False:
        line += "; Domain" if domain is True else f"; Domain={domain}"
    if expires is not None and expires is not False:
        line += f"; Expires={expires}"
    if max_age is not None and max_age is not False:
        line += "; Max-Age" if max_age is True else f"; Max-Age={max_age}"
    if secure is not None and secure is not False:
        line += "; Secure" if secure is True else f"; Secure={secure}"
    if httponly is not None and httponly is not False:
        line += "; HttpOnly" if httponly is True else f"; HttpOnly={httponly}"
    if path is not None and path is not False:
        line += f"; Path={path}"
    if samesite is not None:
        line += f"; SameSite={samesite}"
    if partitioned is not None and partitioned is not False:
        line += "; Partitioned" if partitioned is True else f"; Partitioned={partitioned}"

    if max_size:
        warn_if_large(key, value, line, max_size)
    return line


def _written(value):
    """A value bare, or in quotes with what browsers may not see as octal escapes."""
    if not value.strip(_BARE):
        return value
    return '"' + "".join([_ESCAPED[byte] for byte in value.encode()]) + '"'


def warn_if_large(key, value, line, max_size):
    """Browsers drop a cookie above about 4 KB without a word; Werkzeug says it in the console."""
    size = len(line)
    if not max_size or size <= max_size:
        return
    from ._learner import warn

    value_size = len(_written(value))
    warn(
        f"The '{key}' cookie is too large: the value was {value_size} bytes but the"
        f" header required {size - value_size} extra bytes. The final size was"
        f" {size} bytes but the limit is {max_size} bytes. Browsers may silently"
        " ignore cookies larger than this."
    )


def parse_cookie(header, cls=None):
    """Cookie header text -> MultiDict; pairs that do not fit the grammar are dropped up to the next `;`."""
    from .datastructures import MultiDict

    return (cls or MultiDict)(cookie_pairs(header or ""))


def cookie_pairs(text):
    """The (name, value) pairs of a Cookie header, in order."""
    if '"' not in text:
        # Nearly every header a browser sends: no quoted value, so `;` always separates.
        pairs = []
        for item in text.split(";"):
            name, _, value = item.partition("=")
            name = name.strip(" \t")
            value = value.strip(" \t")
            if name and " " not in name and "\t" not in name and " " not in value and "\t" not in value:
                pairs.append((name, value))
        return pairs
    pairs = []
    position = 0
    while position >= 0:
        name, value, end = _match_pair(text, position)
        if end < 0:
            position = text.find(";", position) + 1 or -1
            continue
        if name:
            pairs.append((name, value))
        position = end
        if position >= len(text):
            break
    return pairs


def _match_pair(text, position):
    """One pair at `position` -> (name, value, where the next begins), or (None, None, -1)."""
    length = len(text)
    position = _skip_blanks(text, position)
    start = position
    while position < length and text[position] not in ' \t=";':
        position += 1
    name = text[start:position]
    if not name:
        return None, None, -1
    value = ""
    position = _skip_blanks(text, position)
    if position < length and text[position] == "=":
        position = _skip_blanks(text, position + 1)
        if position < length and text[position] == '"':
            end = position + 1
            while end < length and text[end] != '"':
                end += 2 if text[end] == "\\" else 1
            if end >= length:
                return None, None, -1
            value = _unslash(text[position + 1 : end])
            position = end + 1
        else:
            start = position
            while position < length and text[position] not in ' \t";':
                position += 1
            value = text[start:position]
    position = _skip_blanks(text, position)
    if position < length:
        if text[position] != ";":
            return None, None, -1
        position += 1
    return name, value, position


def _skip_blanks(text, position):
    while position < len(text) and text[position] in " \t":
        position += 1
    return position


def _unslash(text):
    r"""`\303\247` -> `ç`: three octal digits are a byte, any other escaped character is itself."""
    if "\\" not in text:
        return text.encode().decode(errors="replace")
    data = text.encode()
    out = bytearray()
    index = 0
    while index < len(data):
        byte = data[index]
        if byte == 0x5C and index + 1 < len(data):
            digits = data[index + 1 : index + 4]
            if len(digits) == 3 and 0x30 <= digits[0] <= 0x33 and 0x30 <= digits[1] <= 0x37 and 0x30 <= digits[2] <= 0x37:
                out.append(int(digits, 8))
                index += 4
                continue
            if data[index + 1] != 0x0A:
                out.append(data[index + 1])
                index += 2
                continue
        out.append(byte)
        index += 1
    return out.decode(errors="replace")


def parse_options_header(value):
    """`text/html; charset=utf-8` -> ("text/html", {"charset": "utf-8"})."""
    if not value:
        return "", {}
    value, _, rest = value.partition(";")
    value = value.strip(" \t")
    options = {}
    if not value:
        return value, options
    position = 0
    while position < len(rest):
        while position < len(rest) and rest[position] in " \t;":
            position += 1
        equals = rest.find("=", position)
        if equals < 0:
            break
        name = rest[position:equals].strip().lower()
        position = equals + 1
        if rest[position : position + 1] == '"':
            end = position + 1
            text = []
            while end < len(rest) and rest[end] != '"':
                if rest[end] == "\\" and rest[end + 1 : end + 2] in ('"', "\\"):
                    end += 1
                text.append(rest[end])
                end += 1
            options[name] = "".join(text).replace("%22", '"')
            position = end + 1
        else:
            end = rest.find(";", position)
            if end < 0:
                end = len(rest)
            options[name] = rest[position:end].strip()
            position = end
    return value, options


_TOKEN = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"


def quote_header_value(value):
    value = str(value)
    if value and not value.strip(_TOKEN):
        return value
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def dump_header(items):
    return ", ".join([quote_header_value(item) for item in items])


def parse_list(value):
    """Comma-separated header items, quotes honoured and removed."""
    items = []
    current = []
    quoted = False
    for char in value:
        if char == '"':
            quoted = not quoted
        elif char == "," and not quoted:
            items.append("".join(current).strip())
            current = []
        else:
            current.append(char)
    items.append("".join(current).strip())
    return [item for item in items if item]
