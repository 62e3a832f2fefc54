"""Percent-encoding and query strings, without `urllib.parse` (its import costs more than a request)."""

_ALWAYS_SAFE = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~")
_HEX = {f"{n:02x}".encode(): n for n in range(256)}
_HEX.update({f"{n:02X}".encode(): n for n in range(256)})
_HEX.update({(f"{n:02X}"[0] + f"{n:02x}"[1]).encode(): n for n in range(256)})
_HEX.update({(f"{n:02x}"[0] + f"{n:02X}"[1]).encode(): n for n in range(256)})

#: Characters the URL standard leaves alone in a path segment.
PATH_SAFE = "!$&'()*+,/:;=@"

_tables = {}


def quote(text, safe="/"):
    """Percent-encode everything but unreserved characters and `safe`."""
    table = _tables.get(safe)
    if table is None:
        keep = _ALWAYS_SAFE.union(safe.encode())
        table = _tables[safe] = (
            "".join(map(chr, sorted(keep))),
            [chr(n) if n in keep else f"%{n:02X}" for n in range(256)],
        )
    if isinstance(text, str):
        if not text.strip(table[0]):
            return text
        text = text.encode()
    elif not isinstance(text, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    parts = table[1]
    return "".join([parts[byte] for byte in text])


def unquote_to_bytes(text):
    data = text.encode() if isinstance(text, str) else text
    if b"%" not in data:
        return data
    head, *rest = data.split(b"%")
    out = [head]
    for item in rest:
        code = _HEX.get(item[:2])
        if code is None:
            out.append(b"%" + item)
        else:
            out.append(bytes((code,)) + item[2:])
    return b"".join(out)


def unquote(text, errors="replace"):
    if "%" not in text:
        return text
    return unquote_to_bytes(text).decode("utf-8", errors)


def unquote_keeping_invalid(text):
    """Bytes that are not UTF-8 stay percent-encoded, as Werkzeug leaves them in `request.args`."""
    data = unquote_to_bytes(text)
    try:
        return data.decode()
    except UnicodeDecodeError:
        pass
    out = []
    while data:
        try:
            out.append(data.decode())
            break
        except UnicodeDecodeError as error:
            out.append(data[: error.start].decode())
            out.append("".join([f"%{byte:02X}" for byte in data[error.start : error.end]]))
            data = data[error.end :]
    return "".join(out)


def parse_pairs(text):
    """`a=1&b=x+y` -> [("a", "1"), ("b", "x y")]; blank values are kept."""
    pairs = []
    for item in text.split("&"):
        if not item:
            continue
        name, _, value = item.partition("=")
        pairs.append((_plus(name), _plus(value)))
    return pairs


def _plus(text):
    if "+" in text:
        text = text.replace("+", " ")
    if "%" in text:
        return unquote_keeping_invalid(text)
    return text


def urlencode(pairs):
    """The query part of `url_for`: spaces become `+`, None is left out, lists repeat their name."""
    out = []
    for key, value in pairs:
        if value is None:
            continue
        out.append(f"{_quote_plus(key)}={_quote_plus(value)}")
    return "&".join(out)


def _quote_plus(value):
    if not isinstance(value, (str, bytes)):
        value = str(value)
    return quote(value, "!$'()*,/:;?@ " if not isinstance(value, bytes) else "!$'()*,/:;?@").replace(" ", "+")


_CONTROLS = "".join(map(chr, range(33)))
_SCHEME = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-."


def split_url(url):
    """(scheme, netloc, path, query, fragment); only as clever as a Location header needs."""
    url = url.lstrip(_CONTROLS)
    for char in "\t\r\n":
        if char in url:
            url = url.replace(char, "")
    scheme = netloc = query = fragment = ""
    head, colon, rest = url.partition(":")
    if colon and head[:1].isalpha() and not head.strip(_SCHEME):
        scheme, url = head.lower(), rest
    if url[:2] == "//":
        end = len(url)
        for char in "/?#":
            found = url.find(char, 2)
            if 0 <= found < end:
                end = found
        netloc, url = url[2:end], url[end:]
    url, _, fragment = url.partition("#")
    path, _, query = url.partition("?")
    return scheme, netloc, path, query, fragment


def unsplit_url(scheme, netloc, path, query, fragment):
    url = path
    if netloc:
        if url and url[0] != "/":
            url = "/" + url
        url = f"//{netloc}{url}"
    elif url[:2] == "//":
        url = "//" + url
    if scheme:
        url = f"{scheme}:{url}"
    if query:
        url = f"{url}?{query}"
    if fragment:
        url = f"{url}#{fragment}"
    return url


_PLAIN = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~%!$&'()*+,/;=@"


def iri_to_uri(iri):
    """ASCII form of an address: UTF-8 percent-encoded, host in Punycode. What goes into `Location`."""
    if not iri.strip(_PLAIN) and iri[:2] != "//":
        return iri
    scheme, netloc, path, query, fragment = split_url(iri)
    path = quote(path, "%!$&'()*+,/:;=@")
    query = quote(query, "%!$&'()*+,/:;=?@")
    fragment = quote(fragment, "%!#$&'()*+,/:;=?@")
    if netloc:
        auth, at, host = netloc.rpartition("@")
        host, colon, port = host.partition(":")
        host = idna(host.lower())
        netloc = f"{quote(auth, '%!$&()*+,;=:') + '@' if at else ''}{host}{colon + port if port else ''}"
    return unsplit_url(scheme, netloc, path, query, fragment)


def idna(host):
    """Punycode where needed; the `idna` codec is only loaded for non-ASCII names."""
    if host.isascii():
        for label in host.split("."):
            if len(label) > 63:
                raise UnicodeError("label empty or too long")
        return host
    return host.encode("idna").decode("ascii")
