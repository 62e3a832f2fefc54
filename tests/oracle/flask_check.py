"""A `python kontrol` on real Flask: the names of LESSON-FORMAT rule 7 over Werkzeug's own test client.

In: the program's app, the check's text, for a browser task the requests of its solution. Out: the first thing that does not
hold, or None. The cookies are kept here, not by Werkzeug: its client knows neither `SameSite` nor a clock that is moved.
Enough of RFC 6265bis for the lessons' checks: host or domain, path with its boundary, lifetime, `Secure` (localhost counts
as safe), prefixes, and `SameSite` for a navigation that another site starts.
"""

import time
from urllib.parse import quote, urlsplit

from flask.sessions import session_json_serializer
from itsdangerous import URLSafeTimedSerializer
from werkzeug.http import dump_cookie, parse_cookie, parse_date
from werkzeug.test import Client

ORIGIN = "http://localhost"


class Cookie:
    def __init__(self, line, host, now):
        pair, *attributes = line.split(";")
        self.key, _, self.value = (part.strip() for part in pair.partition("="))
        self.decoded_key = self.key
        given = {}
        for one in attributes:
            name, _, value = one.partition("=")
            given[name.strip().lower()] = value.strip()
        self.domain = given.get("domain", "").lower()
        self.host = host
        self.origin_only = not self.domain
        self.path = given.get("path") or "/"
        self.secure = "secure" in given
        self.http_only = "httponly" in given
        self.same_site = given.get("samesite")
        self.max_age = int(given["max-age"]) if given.get("max-age", "").lstrip("-").isdecimal() else None
        self.expires = parse_date(given["expires"]) if given.get("expires") else None
        self.end = None
        if self.max_age is not None:
            self.end = now + self.max_age
        elif self.expires is not None:
            self.end = self.expires.timestamp()

    @property
    def kalan(self):
        return None if self.end is None else int(self.end - time.time())

    @property
    def decoded_value(self):
        return parse_cookie(f"x={self.value}").get("x", self.value)

    @property
    def place(self):
        return self.key, self.domain or self.host, self.path

    def refused(self, safe):
        """True where a browser would not keep it."""
        name = self.key.lower()
        foreign = self.domain and self.host != self.domain and not self.host.endswith("." + self.domain)
        bound = self.secure and not self.domain and self.path == "/"
        return (
            bool(foreign)
            or (self.secure and not safe)
            or (self.same_site == "None" and not self.secure)
            or (name.startswith("__secure-") and not self.secure)
            or (name.startswith("__host-") and not bound)
            or len(self.key.encode()) + len(self.value.encode()) > 4096
        )

    def goes_to(self, host, path, safe):
        near = host == self.host if self.origin_only else host == self.domain or host.endswith("." + self.domain)
        inside = path == self.path or path.startswith(self.path.rstrip("/") + "/")
        return near and inside and (safe or not self.secure)


def site_of(host):
    """`x.localhost` is a site of its own, as in Chromium."""
    return ".".join(host.split(".")[-2:])


class Browser:
    """`istemci`."""

    def __init__(self, app, origin=ORIGIN):
        self._client = Client(app, use_cookies=False)
        self._name = app.config["SESSION_COOKIE_NAME"]
        self._origin = origin.rstrip("/")
        self._cookies = {}

    def get(self, path="/", **given):
        return self.open(path, method="GET", **given)

    def post(self, path="/", **given):
        return self.open(path, method="POST", **given)

    def open(self, path="/", method="GET", kaynak=None, headers=None, follow_redirects=False, **given):
        parts = urlsplit(path if "://" in path else self._origin + quote(path, safe="/%?=&+:@!$'()*,;~"))
        host, base = parts.hostname, f"{parts.scheme}://{parts.netloc}"
        safe = parts.scheme == "https" or host == "localhost" or host.endswith(".localhost")
        self._expire()
        cookies = [
            one
            for one in sorted(self._cookies.values(), key=lambda one: -len(one.path))
            if one.goes_to(host, parts.path or "/", safe) and self._same_site(one, kaynak, host, method)
        ]
        lines = list(dict(headers or {}).items())
        if cookies:
            lines.append(("Cookie", "; ".join(f"{one.key}={one.value}" for one in cookies)))
        response = self._client.open(
            parts.path or "/", method=method, base_url=base, headers=lines, query_string=parts.query or None, **given
        )
        for line in response.headers.getlist("Set-Cookie"):
            self._keep(Cookie(line, host, time.time()), safe)
        if follow_redirects and response.status_code in (301, 302, 303):
            return self.open(response.location, kaynak=kaynak, follow_redirects=True)
        return response

    @staticmethod
    def _same_site(cookie, initiator, host, method):
        if initiator is None or site_of(urlsplit(initiator).hostname) == site_of(host):
            return True
        # A cookie without SameSite is fresh in a check: Chromium's two minutes.
        return cookie.same_site in (None, "None") or (cookie.same_site == "Lax" and method == "GET")

    def _keep(self, cookie, safe=True):
        if cookie.refused(safe):
            return
        self._cookies.pop(cookie.place, None)
        self._cookies[cookie.place] = cookie
        self._expire()

    def _expire(self):
        now = time.time()
        self._cookies = {place: one for place, one in self._cookies.items() if one.end is None or one.end > now}

    def get_cookie(self, name, path="/", domain=None):
        self._expire()
        own = [one for one in self._cookies.values() if (one.key, one.path) == (name, path)]
        return own[-1] if own else None

    def set_cookie(self, name, value="", **given):
        self._keep(Cookie(dump_cookie(name, value, **given), urlsplit(self._origin).hostname, time.time()))

    def delete_cookie(self, name, path="/", domain=None):
        self._cookies = {k: one for k, one in self._cookies.items() if (one.key, one.path) != (name, path)}

    def oturum(self):
        own = self.get_cookie(self._name)
        return opened(own.value) if own else {}

    def bekle(self, seconds):
        forward(seconds)

    # What an `http cozum` does in the panel.

    def edit(self, name, value):
        own = [one for one in self._cookies.values() if one.key == name]
        for one in own:
            one.value = value
        if not own:
            self._keep(Cookie(f"{name}={value}; Path=/", urlsplit(self._origin).hostname, time.time()))

    def forget(self, name=None):
        self._cookies = {k: one for k, one in self._cookies.items() if name is not None and one.key != name}

    def value(self, name):
        return next((one.value for one in self._cookies.values() if one.key == name), "")


def forward(seconds):
    now = time.time() + seconds
    time.time = lambda: now


def serializer(key):
    return URLSafeTimedSerializer(
        key, salt="cookie-session", serializer=session_json_serializer, signer_kwargs={"key_derivation": "hmac"}
    )


def opened(value):
    """A session cookie's content, whoever signed it; a server-side one's is not here."""
    try:
        return serializer("").load_payload(value.rsplit(".", 2)[0].encode())
    except Exception:
        return {}


def signed(data, key):
    return serializer(key).dumps(data)


class Message:
    def __init__(self, response):
        self.istek, self.yanit = response.request, response


def play(browser, requests):
    """The requests of an `http cozum`, with their `@` lines; the diary they leave."""
    diary, kept = [], ""
    for request in requests:
        for kind, value in request["actions"]:
            value = value.replace("$SAKLI", kept)
            if kind == "bekle":
                forward(float(value))
            elif kind == "cerez-yaz":
                browser.edit(*value.split("=", 1))
            elif kind == "cerez-sil":
                browser.forget(value)
            elif kind == "cerezleri-sil":
                browser.forget()
            elif kind == "sakla":
                kept = browser.value(value)
            else:
                raise ValueError(f"@{kind} is not played here")
        given = {}
        if request["body"]:
            given = {"data": request["body"], "content_type": "application/x-www-form-urlencoded"}
        response = browser.open(request["target"], method=request["method"], **given)
        diary.append(Message(response))
        while response.status_code in (301, 302, 303):
            response = browser.open(response.location)
            diary.append(Message(response))
    return diary


def check(app, criterion, origin, requests):
    """What does not hold, or None."""
    browser = Browser(app, origin)
    names = {
        "istemci": Browser(app, origin),
        "yeni_istemci": lambda kok=None: Browser(app, kok or origin),
        "gunluk": play(browser, requests),
        "oturum_coz": opened,
        "imzali_oturum": signed,
    }
    try:
        exec(compile(criterion, "kontrol.py", "exec"), names)
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return None

