"""The names a `kontrol` works with: a browser without a screen, the learner's own exchanges, session cookies.

In: a loaded program. Out: objects with Flask's own attribute names. The cookie rules are the model browser's (`_cerez.jar_*`,
in Rust); nothing here decides whether a cookie is kept or sent. What a program raises is written on the sheet.
"""
import base64
import json

import _cerez

import _bridge
from flask.json.tag import TaggedJSONSerializer
from flask.wrappers import Request, Response
from werkzeug.http import dump_cookie, parse_cookie, parse_date
from werkzeug.urls import quote

ORIGIN = "http://localhost"
#: Redirects followed when asked for.
HOPS = 20
#: Characters of a body that a message quotes.
QUOTED = 80
#: Bytes of an opened session cookie.
PAYLOAD = 1 << 20
_PATH = "%/!$&'()*+,:;=@~"


class Cookie:
    """A cookie of the model browser, with the names of Werkzeug's test client."""

    def __init__(self, row, line):
        name, value, self.domain, self.origin_only, path, self.secure, self.http_only, self.same_site, self.kalan = row
        self.key = self.decoded_key = name.decode(errors="replace")
        self.value = value.decode(errors="replace")
        self.path = path.decode(errors="replace")
        written = dict(_attributes(line))
        age = written.get("max-age", "")
        self.max_age = int(age) if age.lstrip("-").isdecimal() else None
        self.expires = parse_date(written["expires"]) if written.get("expires") else None

    @property
    def decoded_value(self):
        return parse_cookie(f"x={self.value}").get("x", self.value)

    def __repr__(self):
        return f"<Cookie {self.key}={self.value}>"


class Text(str):
    """A body. A message that quotes it, `f"“{y.text}” geldi"`, gets its first words, of an error page its title."""

    def __format__(self, spec):
        words = self
        if self.lstrip()[:9].lower() == "<!doctype":
            words = self.partition("<title>")[2].partition("</title>")[0]
        words = " ".join(words.split())
        return format(words if len(words) <= QUOTED else words[:QUOTED] + "…", spec)


class Answer(Response):
    """A response with what Werkzeug's test client adds to it."""

    @property
    def text(self):
        return Text(self.get_data(as_text=True))


class Browser:
    """`istemci`: an empty model browser in front of the program."""

    def __init__(self, program, sheet, origin, remote):
        self._program = program
        self._sheet = sheet
        self._origin = (origin or ORIGIN).rstrip("/")
        self._remote = remote
        self._jar = _cerez.jar_new()
        self._lines = {}
        self._record = ""

    def get(self, *args, **kw):
        return self.open(*args, method="GET", **kw)

    def post(self, *args, **kw):
        return self.open(*args, method="POST", **kw)

    def put(self, *args, **kw):
        return self.open(*args, method="PUT", **kw)

    def patch(self, *args, **kw):
        return self.open(*args, method="PATCH", **kw)

    def delete(self, *args, **kw):
        return self.open(*args, method="DELETE", **kw)

    def head(self, *args, **kw):
        return self.open(*args, method="HEAD", **kw)

    def options(self, *args, **kw):
        return self.open(*args, method="OPTIONS", **kw)

    def open(
        self, path="/", method="GET", data=None, headers=None, kaynak=None, json=None, query_string=None,
        content_type=None, follow_redirects=False,
    ):
        body, kind = _body(data, json)
        response = self._send(method.upper(), path, query_string, body, content_type or kind, headers, kaynak)
        hops = 0
        while follow_redirects and response.status_code in (301, 302, 303, 307, 308) and hops < HOPS:
            hops += 1
            if response.status_code in (301, 302, 303):
                method, body, kind = "GET", b"", None
            response = self._send(method.upper(), response.location, None, body, kind, headers, kaynak)
        return response

    def get_cookie(self, name, path="/", domain=None):
        found = None
        for row in _cerez.jar_cookies(self._jar):
            if row[0].decode(errors="replace") != name or row[4].decode(errors="replace") != path:
                continue
            if domain is None or row[2] == domain:
                found = row
        return None if found is None else Cookie(found, self._lines.get((found[0], found[2], found[4]), ""))

    def set_cookie(self, name, value="", *, domain=None, path="/", **attributes):
        line = dump_cookie(name, value, path=path, domain=domain, **attributes)
        self._keep(line.encode("latin-1", "replace"), self._origin + "/", "GET", None)

    def delete_cookie(self, name, path="/", domain=None):
        _cerez.jar_remove(self._jar, name, path, domain)

    def oturum(self):
        """What the session holds: the signed cookie opened, or the record that the last answer left."""
        name = self._program.app.config["SESSION_COOKIE_NAME"]
        for row in _cerez.jar_cookies(self._jar):
            if row[0].decode(errors="replace") == name:
                return json.loads(self._record) if self._record else open_session(row[1].decode(errors="replace"))
        return {}

    def bekle(self, seconds):
        """The clock goes on; no one waits."""
        _cerez.advance(float(seconds))

    def _send(self, method, target, query, body, kind, headers, initiator):
        scheme, host, path, own_query = self._address(target)
        if query is None:
            query = own_query
        elif not isinstance(query, str):
            query = _encoded(query)
        url = f"{scheme}://{host}{path}"
        lines = [("Host", host.encode())]
        cookies = _cerez.jar_header(self._jar, url, method, initiator)
        given = headers.items() if hasattr(headers, "items") else (headers or ())
        lines += [(str(name), str(value).encode("latin-1", "replace")) for name, value in given]
        if cookies is not None:
            lines.append(("Cookie", cookies))
        if initiator is not None and method not in ("GET", "HEAD"):
            lines.append(("Origin", initiator.encode()))
        if kind is not None:
            lines.append(("Content-Type", kind.encode()))
        if body or kind is not None:
            lines.append(("Content-Length", str(len(body)).encode()))
        self._sheet.running = (method, path)
        answer = _bridge.serve(self._program, (method, path, query, lines, body, scheme, host, self._remote))
        self._sheet.running = None
        status, _, out, content, session, _, _, after, _, raised = answer
        if raised is not None:
            self._sheet.error = (raised, (method, path))
        self._record = after if session == "kayit" else ""
        for name, value in out:
            if name.lower() == "set-cookie":
                self._keep(value, url, method, initiator)
        return _response(status, out, content)

    def _keep(self, line, url, method, initiator):
        place = _cerez.jar_set(self._jar, line, url, method, initiator)
        if place is not None:
            self._lines[place] = line.decode("latin-1")

    def _address(self, target):
        origin, target = self._origin, str(target or "/")
        if "://" in target.partition("?")[0]:
            scheme, _, rest = target.partition("://")
            host, slash, rest = rest.partition("/")
            origin, target = f"{scheme}://{host}", slash + rest
        path, _, query = target.partition("#")[0].partition("?")
        if not path.startswith("/"):
            path = "/" + path
        scheme, _, host = origin.partition("://")
        return scheme, host, quote(path.encode(), _PATH), query


class Message:
    """`k.istek` and `k.yanit` of one exchange."""

    def __init__(self, istek, yanit):
        self.istek = istek
        self.yanit = yanit


def diary_of(rows):
    """`gunluk`: the learner's own exchanges, oldest first."""
    diary = []
    for method, path, query, headers, body, status, out, content in rows:
        host = next((value.decode("latin-1") for name, value in headers if name.lower() == "host"), "localhost")
        request = Request((method, path, query, headers, body, "http", host, "127.0.0.1"))
        diary.append(Message(request, _response(status, out, content)))
    return diary


def open_session(value):
    """What a session cookie says, whoever signed it; an empty dict when it is none."""
    try:
        payload = value.rsplit(".", 2)[0]
        packed = payload.startswith(".")
        payload = payload[1:] if packed else payload
        data = base64.urlsafe_b64decode(payload + "=" * (-len(payload) % 4))
        if packed:
            data = _cerez.zlib_decompress(data, PAYLOAD)
        opened = TaggedJSONSerializer().loads(data.decode())
    except Exception:
        return {}
    return opened if isinstance(opened, dict) else {}


def signed_session(data, key):
    """A session cookie's value, signed with this key."""
    key = key.encode() if isinstance(key, str) else bytes(key)
    return _cerez.sign_session(key, TaggedJSONSerializer().dumps(data), _cerez.now())


def _response(status, headers, content):
    lines = [(name, value.decode("latin-1")) for name, value in headers]
    return Answer(content, status=status, headers=lines)


def _body(data, document):
    """(bytes, content type) of what a check sends."""
    if document is not None:
        return json.dumps(document).encode(), "application/json"
    if data is None:
        return b"", None
    if isinstance(data, bytes):
        return data, None
    if isinstance(data, str):
        return data.encode(), None
    return _encoded(data).encode(), "application/x-www-form-urlencoded"


def _encoded(pairs):
    listed = []
    for name, value in pairs.items() if hasattr(pairs, "items") else pairs:
        for one in value if isinstance(value, (list, tuple)) else (value,):
            listed.append(f"{_plus(name)}={_plus(one)}")
    return "&".join(listed)


def _plus(value):
    return quote(str(value).encode(), " -._~").replace(" ", "+")


def _attributes(line):
    for part in line.split(";")[1:]:
        name, _, value = part.partition("=")
        yield name.strip().lower(), value.strip()
