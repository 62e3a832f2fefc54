"""`Response`: a status, header lines and a body."""
from _cerez import fill_text_response, usual_cookie

from ..datastructures import Headers, HeaderSet, header_value
from ..http import HTTP_STATUS_CODES, dump_cookie, warn_if_large
from ..urls import iri_to_uri
from ..utils import get_content_type
from .headers import _date_header, _header, _is_json

#: A view's generator is read to its end here, so an endless one has to stop somewhere.
MAX_STREAMED_BYTES = 4 * 1024 * 1024


def _statuses():
    return {code: f"{code} {name.upper()}" for code, name in HTTP_STATUS_CODES.items()}


_STATUS_LINES = _statuses()


def _clean_status(value):
    """(status line, code) from `404`, `"404"`, `"404 Yok"` or `"Yok"`."""
    if isinstance(value, int):
        code = int(value)
    else:
        value = value.decode() if isinstance(value, (bytes, bytearray)) else value.strip()
        if not value:
            raise ValueError("Empty status argument")
        number, blank, _ = value.partition(" ")
        try:
            code = int(number)
        except ValueError:
            return f"0 {value}", 0
        if blank:
            return value, code
    return _STATUS_LINES.get(code) or f"{code} UNKNOWN", code


def _set_header(name):
    """A header that lists words, as a set that writes itself back."""

    def get(self):
        def on_update(words):
            if words:
                self.headers[name] = words.to_header()
            else:
                self.headers.remove(name)

        value = self.headers.get(name)
        if value is None:
            return HeaderSet(None, on_update)
        from ..http import parse_list

        return HeaderSet(parse_list(value), on_update)

    def put(self, value):
        if not value:
            self.headers.remove(name)
        elif isinstance(value, str):
            self.headers[name] = value
        else:
            from ..http import dump_header

            self.headers[name] = dump_header(value)

    return property(get, put)


_CONTENT_TYPES = {"text/html": "text/html; charset=utf-8", "application/json": "application/json"}


class Response:
    """A status, header lines and a body."""

    default_status = 200
    default_mimetype = "text/plain"
    max_cookie_size = 4093
    automatically_set_content_length = True
    implicit_sequence_conversion = True
    autocorrect_location_header = False

    def __init__(
        self, response=None, status=None, headers=None, mimetype=None, content_type=None, direct_passthrough=False
    ):
        if headers is None and content_type is None and status is None and type(response) is str:
            # What nearly every view returns.
            kind = _CONTENT_TYPES.get(self.default_mimetype if mimetype is None else mimetype)
            if kind and not direct_passthrough and fill_text_response(self, Headers, response, kind):
                return
        self.direct_passthrough = direct_passthrough
        self._on_close = ()
        if isinstance(headers, Headers):
            self.headers = headers
        elif headers:
            self.headers = Headers(headers)
        else:
            self.headers = Headers()
        if content_type is None:
            if mimetype is None and "content-type" not in self.headers:
                mimetype = self.default_mimetype
            if mimetype is not None:
                content_type = get_content_type(mimetype, "utf-8")
        if content_type is not None:
            self.headers["Content-Type"] = content_type
        self._status, self._status_code = _clean_status(self.default_status if status is None else status)
        if response is None:
            self.response = []
        elif isinstance(response, (str, bytes, bytearray)):
            self.set_data(response)
        else:
            self.response = response

    @property
    def status(self):
        return self._status

    @status.setter
    def status(self, value):
        self._status, self._status_code = _clean_status(value)

    @property
    def status_code(self):
        return self._status_code

    @status_code.setter
    def status_code(self, code):
        self.status = code

    # Body

    def get_data(self, as_text=False):
        self.make_sequence()
        body = b"".join(self.iter_encoded())
        return body.decode() if as_text else body

    def set_data(self, value):
        if isinstance(value, str):
            value = value.encode()
        else:
            value = bytes(value)
        self.response = [value]
        if self.automatically_set_content_length:
            self.headers["Content-Length"] = str(len(value))

    data = property(get_data, set_data)

    def iter_encoded(self):
        for item in self.response:
            yield item.encode() if isinstance(item, str) else item

    @property
    def is_sequence(self):
        return isinstance(self.response, (tuple, list))

    @property
    def is_streamed(self):
        return not hasattr(self.response, "__len__")

    def make_sequence(self):
        """Read a generator to its end (bounded), so that the body is a list."""
        if self.is_sequence:
            return
        close = getattr(self.response, "close", None)
        parts = []
        size = 0
        for part in self.iter_encoded():
            parts.append(part)
            size += len(part)
            if size > MAX_STREAMED_BYTES:
                break
        self.response = parts
        if close is not None:
            self.call_on_close(close)

    def calculate_content_length(self):
        self.make_sequence()
        return sum([len(part) for part in self.iter_encoded()])

    def call_on_close(self, func):
        self._on_close = (*self._on_close, func)
        return func

    def close(self):
        if hasattr(self.response, "close"):
            self.response.close()
        for func in self._on_close:
            func()

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()

    # Cookies

    def set_cookie(
        self, key, value="", max_age=None, expires=None, path="/", domain=None, secure=False, httponly=False,
        samesite=None, partitioned=False,
    ):
        """Add one `Set-Cookie` line; a second call with the same name adds a second line."""
        if usual_cookie(
            self, key, value, max_age, expires, path, domain, secure, httponly, samesite, partitioned
        ):
            return
        line = dump_cookie(
            key, value, max_age, expires, path, domain, secure, httponly, None, True, 0, samesite, partitioned
        )
        warn_if_large(key, value, line, self.max_cookie_size)
        if "\n" in line or "\r" in line:
            header_value(line)
        self.headers._list.append(("Set-Cookie", line))

    def delete_cookie(
        self, key, path="/", domain=None, secure=False, httponly=False, samesite=None, partitioned=False
    ):
        """Ask the browser to forget a cookie: an empty value that expired in 1970. Path and domain must match."""
        self.set_cookie(
            key, expires=0, max_age=0, path=path, domain=domain, secure=secure, httponly=httponly,
            samesite=samesite, partitioned=partitioned,
        )

    # Headers as attributes

    location = _header("Location")
    content_type = _header("Content-Type")
    content_length = _header("Content-Length", int, str)
    content_location = _header("Content-Location")
    content_encoding = _header("Content-Encoding")
    accept_ranges = _header("Accept-Ranges")
    age = _header("Age", int, str)
    date = _date_header("Date")
    expires = _date_header("Expires")
    last_modified = _date_header("Last-Modified")
    retry_after = _header("Retry-After", int, str)
    access_control_allow_origin = _header("Access-Control-Allow-Origin")
    vary = _set_header("Vary")
    allow = _set_header("Allow")
    content_language = _set_header("Content-Language")
    access_control_allow_headers = _set_header("Access-Control-Allow-Headers")
    access_control_allow_methods = _set_header("Access-Control-Allow-Methods")

    @property
    def access_control_allow_credentials(self):
        return "Access-Control-Allow-Credentials" in self.headers

    @access_control_allow_credentials.setter
    def access_control_allow_credentials(self, value):
        if value is True:
            self.headers["Access-Control-Allow-Credentials"] = "true"
        else:
            self.headers.remove("Access-Control-Allow-Credentials")

    @property
    def mimetype(self):
        value = self.headers.get("content-type")
        return value.partition(";")[0].strip() if value else None

    @mimetype.setter
    def mimetype(self, value):
        self.headers["Content-Type"] = get_content_type(value, "utf-8")

    @property
    def mimetype_params(self):
        from ..http import parse_options_header

        return parse_options_header(self.headers.get("content-type", ""))[1]

    @property
    def cache_control(self):
        from ..datastructures import ResponseCacheControl

        def on_update(directives):
            if directives:
                self.headers["Cache-Control"] = directives.to_header()
            else:
                self.headers.remove("Cache-Control")

        return ResponseCacheControl.from_header(self.headers.get("Cache-Control"), on_update)

    def set_etag(self, etag, weak=False):
        self.headers["ETag"] = f'W/"{etag}"' if weak else f'"{etag}"'

    def add_etag(self, overwrite=False, weak=False):
        if overwrite or "etag" not in self.headers:
            from hashlib import sha1

            self.set_etag(sha1(self.get_data()).hexdigest(), weak)

    # JSON

    @property
    def is_json(self):
        return _is_json(self.mimetype)

    def get_json(self, force=False, silent=False):
        if not (force or self.is_json):
            return None
        from flask import json

        try:
            return json.loads(self.get_data())
        except ValueError:
            if not silent:
                raise
            return None

    @property
    def json(self):
        return self.get_json()

    # Out

    @classmethod
    def force_type(cls, response, environ=None):
        """Make a response of this class from another one, or from any WSGI application."""
        if not isinstance(response, Response):
            answer = []

            def start_response(status, headers, exc_info=None):
                answer[:] = [status, headers]
                return parts.append

            parts = []
            parts = [*response(environ, start_response), *parts]
            response = Response(parts, answer[0], answer[1])
        response.__class__ = cls
        return response

    def get_wsgi_headers(self, environ):
        """The header lines as sent: addresses in ASCII, a length where it is known."""
        code = self._status_code
        lines = []
        length = None
        for name, value in self.headers._list:
            size = len(name)
            if size == 14 and name.lower() == "content-length":
                length = value
                if code == 204 or code == 304 or 100 <= code < 200:
                    continue
            elif size == 8 and name.lower() == "location":
                name, value = "Location", iri_to_uri(value)
            elif size == 16 and name.lower() == "content-location":
                name, value = "Content-Location", iri_to_uri(value)
            elif code == 304 and name.lower() in _ENTITY_HEADERS:
                continue
            lines.append((name, value))
        if length is None and self.is_sequence and not (code == 204 or code == 304 or 100 <= code < 200):
            lines.append(("Content-Length", str(sum([len(part) for part in self.iter_encoded()]))))
        return lines

    def __call__(self, environ, start_response):
        start_response(self._status, self.get_wsgi_headers(environ))
        return [] if environ.get("REQUEST_METHOD") == "HEAD" else list(self.iter_encoded())

    def __repr__(self):
        if self.is_sequence:
            body = f"{sum([len(part) for part in self.iter_encoded()])} bytes"
        else:
            body = "streamed" if self.is_streamed else "likely-streamed"
        return f"<{type(self).__name__} {body} [{self._status}]>"


_ENTITY_HEADERS = frozenset(
    ("allow", "content-encoding", "content-language", "content-length", "content-md5", "content-range",
     "content-type", "last-modified")
)
