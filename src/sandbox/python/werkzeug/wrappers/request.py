"""`Request`: what arrived, taken apart only as far as somebody asks."""
from ..datastructures import EnvironHeaders, HeaderSet, ImmutableMultiDict
from ..exceptions import BadRequest, RequestEntityTooLarge, UnsupportedMediaType
from ..http import cookie_pairs
from ..urls import PATH_SAFE, parse_pairs, quote, unquote_to_bytes
from ..utils import cached_property
from .headers import _date_header, _header, _is_json

# What arrived, as the host hands it over: a tuple in this order. A WSGI environ is made of it when somebody asks.
METHOD, PATH, QUERY, HEADERS, BODY, SCHEME, HOST, REMOTE = range(8)


def _from_environ(environ):
    return (
        environ.get("REQUEST_METHOD", "GET"),
        quote(environ.get("PATH_INFO", "/").encode("latin-1"), PATH_SAFE),
        environ.get("QUERY_STRING", ""),
        [(name, value.encode("latin-1")) for name, value in EnvironHeaders(environ)],
        environ["wsgi.input"].read() if "wsgi.input" in environ else b"",
        environ.get("wsgi.url_scheme", "http"),
        environ.get("HTTP_HOST", ""),
        environ.get("REMOTE_ADDR", ""),
    )


def _to_environ(raw):
    from io import BytesIO

    method, path, query, headers, body, scheme, host, remote = raw
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": path + (f"?{query}" if query else ""),
        "REMOTE_ADDR": remote,
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": host.partition(":")[2] or ("443" if scheme == "https" else "80"),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scheme,
        "wsgi.input": BytesIO(body),
        "wsgi.multithread": False,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }
    for name, value in headers:
        key = name.upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = "HTTP_" + key
        value = value.decode("latin-1")
        environ[key] = f"{environ[key]},{value}" if key in environ else value
    if host and "HTTP_HOST" not in environ:
        environ["HTTP_HOST"] = host
    return environ


class Request:
    """An incoming request. Everything but the method and the path is worked out when it is first asked for."""

    max_content_length = None
    max_form_memory_size = 500_000
    _cookie_pairs = None

    def __init__(self, raw, populate_request=True, shallow=False):
        if type(raw) is not tuple:
            self.__dict__["environ"] = raw
            raw = _from_environ(raw)
        self._raw = raw
        self.method = raw[0]
        path = raw[1]
        if "%" in path or "//" in path or path[:1] != "/":
            path = "/" + unquote_to_bytes(path).decode(errors="replace").lstrip("/")
        self.path = path

    def _line(self, name):
        """The values of every line of this header, joined with `,` as the development server joins them."""
        size = len(name)
        found = None
        for key, value in self._raw[3]:
            if len(key) == size and key.lower() == name:
                value = value.decode("latin-1")
                found = value if found is None else f"{found},{value}"
        return found

    # Where and how

    @property
    def scheme(self):
        return self._raw[SCHEME]

    @property
    def remote_addr(self):
        return self._raw[REMOTE]

    root_path = script_root = ""

    @cached_property
    def environ(self):
        environ = _to_environ(self._raw)
        environ["werkzeug.request"] = self
        return environ

    @cached_property
    def headers(self):
        return EnvironHeaders(self.environ)

    @cached_property
    def host(self):
        host = self._line("host") or self._raw[HOST]
        standard = ":443" if self.scheme == "https" else ":80"
        return host.removesuffix(standard)

    @property
    def is_secure(self):
        return self.scheme == "https"

    @property
    def query_string(self):
        return self._raw[QUERY].encode("latin-1", "replace")

    @cached_property
    def full_path(self):
        return f"{self.path}?{self.query_string.decode()}"

    @cached_property
    def host_url(self):
        return f"{self.scheme}://{self.host}/"

    url_root = root_url = host_url

    @cached_property
    def base_url(self):
        return self.host_url + _readable(quote(self.path.lstrip("/"), PATH_SAFE + "%"))

    @cached_property
    def url(self):
        if not self._raw[QUERY]:
            return self.base_url
        return f"{self.base_url}?{_readable(quote(self.query_string, '!$&()*+,/:;=?@%' + chr(39)))}"

    @property
    def access_route(self):
        from ..datastructures import ImmutableList
        from ..http import parse_list

        forwarded = self.headers.get("X-Forwarded-For")
        return ImmutableList(parse_list(forwarded) if forwarded else [self.remote_addr])

    # What it carries

    @cached_property
    def cookies(self):
        return ImmutableMultiDict(self._cookies_in_order())

    def _cookies_in_order(self):
        """(name, value) pairs as they came. Opening the session asks first, and needs no dictionary for it."""
        pairs = self._cookie_pairs
        if pairs is None:
            header = self._line("cookie")
            pairs = self._cookie_pairs = cookie_pairs(header) if header else []
        return pairs

    @cached_property
    def args(self):
        query = self._raw[QUERY]
        return ImmutableMultiDict(parse_pairs(query) if query else None)

    @cached_property
    def form(self):
        self._load_form_data()
        return self.__dict__["form"]

    @cached_property
    def files(self):
        self._load_form_data()
        return self.__dict__["files"]

    def _check_length(self):
        limit = self.max_content_length
        if limit is not None and len(self._raw[BODY]) > limit:
            raise RequestEntityTooLarge()

    def _load_form_data(self):
        kept = self.__dict__
        if "form" in kept and "files" in kept:
            return
        form, files = None, None
        mimetype = self.mimetype
        if mimetype == "application/x-www-form-urlencoded":
            self._check_length()
            form = parse_pairs(self._raw[BODY].decode(errors="replace"))
        elif mimetype == "multipart/form-data":
            self._check_length()
            from ..formparser import parse_multipart

            form, files = parse_multipart(self._raw[BODY], self.mimetype_params.get("boundary", ""))
            limit = self.max_form_memory_size
            if limit is not None and any([len(value.encode()) > limit for _, value in form]):
                raise RequestEntityTooLarge()
        kept["form"] = ImmutableMultiDict(form)
        kept["files"] = ImmutableMultiDict(files)
        if form is not None:
            # Reading the form uses the body up, as in Flask: `request.data` is empty afterwards.
            kept.setdefault("_cached_data", b"")

    @cached_property
    def values(self):
        from ..datastructures import CombinedMultiDict

        sources = [self.args]
        if self.method != "GET":
            sources.append(self.form)
        return CombinedMultiDict(sources)

    def get_data(self, cache=True, as_text=False, parse_form_data=False):
        data = self.__dict__.get("_cached_data")
        if data is None:
            if parse_form_data:
                self._load_form_data()
                data = self.__dict__.get("_cached_data")
            if data is None:
                self._check_length()
                data = self._raw[BODY]
            if cache:
                self.__dict__["_cached_data"] = data
        return data.decode(errors="replace") if as_text else data

    @cached_property
    def data(self):
        return self.get_data(parse_form_data=True)

    @cached_property
    def stream(self):
        from io import BytesIO

        return BytesIO(self.get_data(cache=False))

    # JSON

    @property
    def is_json(self):
        return _is_json(self.mimetype)

    @property
    def json(self):
        return self.get_json()

    def get_json(self, force=False, silent=False, cache=True):
        known = self.__dict__.get("_cached_json")
        if cache and known is not None and known[0] == silent:
            return known[1]
        if not (force or self.is_json):
            if silent:
                return None
            return self.on_json_loading_failed(None)
        from flask import json

        try:
            value = json.loads(self.get_data(cache=cache))
        except ValueError as error:
            value = None if silent else self.on_json_loading_failed(error)
        if cache:
            self._cached_json = (silent, value)
        return value

    def on_json_loading_failed(self, error):
        if error is not None:
            raise BadRequest(f"Failed to decode JSON object: {error}")
        raise UnsupportedMediaType(
            "Did not attempt to load JSON data because the request"
            " Content-Type was not 'application/json'."
        )

    # Headers as attributes

    content_type = _header("Content-Type", read_only=True)
    content_encoding = _header("Content-Encoding", read_only=True)
    referrer = _header("Referer", read_only=True)
    origin = _header("Origin", read_only=True)
    max_forwards = _header("Max-Forwards", int, read_only=True)
    date = _date_header("Date", read_only=True)
    if_modified_since = _date_header("If-Modified-Since", read_only=True)
    access_control_request_method = _header("Access-Control-Request-Method", read_only=True)
    remote_user = range = None
    is_multithread = True
    is_multiprocess = False
    is_run_once = False

    @property
    def content_length(self):
        value = self._line("content-length")
        return int(value) if value and value.isdigit() else None

    @cached_property
    def _parsed_content_type(self):
        from ..http import parse_options_header

        return parse_options_header(self._line("content-type") or "")

    @property
    def mimetype(self):
        return self._parsed_content_type[0].lower()

    @property
    def mimetype_params(self):
        return self._parsed_content_type[1]

    @cached_property
    def user_agent(self):
        return UserAgent(self._line("user-agent") or "")

    @cached_property
    def authorization(self):
        from ..datastructures import Authorization

        return Authorization.from_header(self.headers.get("Authorization"))

    def _accept(self, header, cls):
        from .. import datastructures

        return getattr(datastructures, cls).from_header(self.headers.get(header))

    @cached_property
    def accept_languages(self):
        return self._accept("Accept-Language", "LanguageAccept")

    @cached_property
    def accept_mimetypes(self):
        return self._accept("Accept", "MIMEAccept")

    @cached_property
    def accept_encodings(self):
        return self._accept("Accept-Encoding", "Accept")

    @cached_property
    def accept_charsets(self):
        return self._accept("Accept-Charset", "CharsetAccept")

    @cached_property
    def cache_control(self):
        from ..datastructures import RequestCacheControl

        return RequestCacheControl.from_header(self.headers.get("Cache-Control"))

    @cached_property
    def pragma(self):
        from ..http import parse_list

        return HeaderSet(parse_list(self.headers.get("Pragma", "")))

    def close(self):
        pass

    def __repr__(self):
        return f"<{type(self).__name__} {self.url!r} [{self.method}]>"


class UserAgent:
    """`request.user_agent`: the text as the browser sent it, not taken apart."""

    platform = browser = version = language = None

    def __init__(self, string):
        self.string = string

    def to_header(self):
        return self.string

    def __str__(self):
        return self.string

    def __bool__(self):
        return bool(self.browser)

    def __repr__(self):
        return f"<UserAgent {self.browser}/{self.version}>"


def _readable(text):
    """Percent-encoded UTF-8 back to letters, reserved and invalid bytes left as they are (an IRI)."""
    if "%" not in text:
        return text
    out = []
    pending = bytearray()
    index = 0
    while index < len(text):
        char = text[index]
        if char == "%":
            byte = unquote_to_bytes(text[index : index + 3])
            if len(byte) == 1 and byte[0] >= 0x80:
                pending += byte
                index += 3
                continue
            if len(byte) == 1 and (chr(byte[0]).isalnum() or byte in b"-._~"):
                char, index = chr(byte[0]), index + 2
            else:
                char = text[index : index + 3]
                index += 2
        if pending:
            out.append(_decode_or_quote(pending))
            pending = bytearray()
        out.append(char)
        index += 1
    out.append(_decode_or_quote(pending))
    return "".join(out)


def _decode_or_quote(data):
    try:
        return data.decode()
    except UnicodeDecodeError:
        return "".join([f"%{byte:02X}" for byte in data])
