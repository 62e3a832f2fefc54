"""The session: a dict that lives in a signed cookie in the visitor's browser.

Reading and signing of the standard cookie go through natives (`_cerez.sign_session`, `_cerez.unsign_session`); an
interface with another salt, digest or serializer goes through `itsdangerous` in Python.
"""
from _cerez import now, sign_session, unsign_session

from .config import lifetime_seconds
from .json.tag import TaggedJSONSerializer

_missing = object()


class SessionMixin:
    """What a session adds to a dict."""

    @property
    def permanent(self):
        return self.get("_permanent", False)

    @permanent.setter
    def permanent(self, value):
        self["_permanent"] = bool(value)

    new = False
    modified = True
    accessed = False


class SecureCookieSession(dict, SessionMixin):
    """Notes changes to itself. A change inside a value (`session["sepet"].append(...)`) goes unseen."""

    modified = False
    accessed = False

    @property
    def permanent(self):
        return dict.get(self, "_permanent", False)

    @permanent.setter
    def permanent(self, value):
        self["_permanent"] = bool(value)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        self.modified = True

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self.modified = True

    def clear(self):
        dict.clear(self)
        self.modified = True

    def popitem(self):
        item = dict.popitem(self)
        self.modified = True
        return item

    def update(self, *args, **kwargs):
        dict.update(self, *args, **kwargs)
        self.modified = True

    def __ior__(self, other):
        dict.update(self, other)
        self.modified = True
        return self

    def pop(self, key, default=_missing):
        had = key in self
        value = dict.pop(self, key) if default is _missing else dict.pop(self, key, default)
        if had:
            self.modified = True
        return value

    def setdefault(self, key, default=None):
        had = key in self
        value = dict.setdefault(self, key, default)
        if not had:
            self.modified = True
        return value

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"


class NullSession(SecureCookieSession):
    """Without a secret key: empty to read, an error to write."""

    def _fail(self, *args, **kwargs):
        raise RuntimeError(
            "The session is unavailable because no secret "
            "key was set.  Set the secret_key on the "
            "application to something unique and secret."
        )

    __setitem__ = __delitem__ = clear = pop = popitem = update = setdefault = __ior__ = _fail
    del _fail


class SessionInterface:
    """How an app opens and saves sessions; subclass it to keep them elsewhere."""

    null_session_class = NullSession
    pickle_based = False

    def make_null_session(self, app):
        return self.null_session_class()

    def is_null_session(self, obj):
        return isinstance(obj, self.null_session_class)

    def get_cookie_name(self, app):
        return app.config["SESSION_COOKIE_NAME"]

    def get_cookie_domain(self, app):
        return app.config["SESSION_COOKIE_DOMAIN"]

    def get_cookie_path(self, app):
        return app.config["SESSION_COOKIE_PATH"] or app.config["APPLICATION_ROOT"]

    def get_cookie_httponly(self, app):
        return app.config["SESSION_COOKIE_HTTPONLY"]

    def get_cookie_secure(self, app):
        return app.config["SESSION_COOKIE_SECURE"]

    def get_cookie_samesite(self, app):
        return app.config["SESSION_COOKIE_SAMESITE"]

    def get_cookie_partitioned(self, app):
        return app.config["SESSION_COOKIE_PARTITIONED"]

    def get_expiration_time(self, app, session):
        """When a permanent session's cookie ends, as a datetime; None for one that ends with the browser."""
        if session.permanent:
            from datetime import datetime, timezone

            return datetime.fromtimestamp(now(), timezone.utc) + app.permanent_session_lifetime
        return None

    def should_set_cookie(self, app, session):
        return session.modified or (session.permanent and app.config["SESSION_REFRESH_EACH_REQUEST"])

    def open_session(self, app, request):
        raise NotImplementedError()

    def save_session(self, app, session, response):
        raise NotImplementedError()


session_json_serializer = TaggedJSONSerializer()


def _lazy_sha1(string=b""):
    from hashlib import sha1

    return sha1(string)


def _as_bytes(key):
    return key.encode("utf-8", "strict") if isinstance(key, str) else key


class SecureCookieSessionInterface(SessionInterface):
    """The default: everything in the cookie, readable by the visitor, changeable only with the key."""

    salt = "cookie-session"
    digest_method = staticmethod(_lazy_sha1)
    key_derivation = "hmac"
    serializer = session_json_serializer
    session_class = SecureCookieSession

    def get_signing_serializer(self, app):
        if not app.secret_key:
            return None
        from itsdangerous import URLSafeTimedSerializer

        return URLSafeTimedSerializer(
            self._keys(app),
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )

    def _keys(self, app):
        # The current key last: it is the one that signs.
        return [*(app.config["SECRET_KEY_FALLBACKS"] or ()), app.config["SECRET_KEY"]]

    def _is_standard(self):
        return type(self) is SecureCookieSessionInterface and not self.__dict__

    def open_session(self, app, request):
        config = app.config
        if not config["SECRET_KEY"]:
            return None
        name = self.get_cookie_name(app)
        value = None
        for key, text in request._cookies_in_order():
            if key == name:
                value = text
                break
        if not value:
            return self.session_class()
        max_age = int(lifetime_seconds(config))
        if self._is_standard():
            keys = [_as_bytes(key) for key in self._keys(app)] if config["SECRET_KEY_FALLBACKS"] else [
                _as_bytes(config["SECRET_KEY"])]
            text = unsign_session(keys, value, max_age, now())
            if text is None:
                return self._rejected()
            try:
                data = session_json_serializer.loads(text)
            except Exception as error:
                from itsdangerous import BadPayload

                raise BadPayload(
                    "Could not load the payload because an exception occurred on unserializing the data.",
                    original_error=error,
                ) from error
            return self.session_class(data)
        from itsdangerous import BadSignature

        try:
            return self.session_class(self.get_signing_serializer(app).loads(value, max_age=max_age))
        except BadSignature:
            return self._rejected()

    def _rejected(self):
        """Flask says nothing about a cookie it does not trust; the workbook shows it beside the response."""
        from werkzeug._learner import note

        note("oturum.imza-gecersiz", "")
        return self.session_class()

    def save_session(self, app, session, response):
        if session.accessed:
            _vary_on_cookie(response)
        if not session:
            if session.modified:
                response.delete_cookie(self.get_cookie_name(app), **self._attributes(app))
                _vary_on_cookie(response)
            return
        if not self.should_set_cookie(app, session):
            return
        if not self._is_standard():
            value = self.get_signing_serializer(app).dumps(dict(session))
            expires = self.get_expiration_time(app, session)
            response.set_cookie(self.get_cookie_name(app), value, expires=expires, **self._attributes(app))
            _vary_on_cookie(response)
            return
        config = app.config
        moment = now()
        try:
            payload = session_json_serializer.dumps(session)
        except TypeError as error:
            error._cerez_name = _unserializable_key(session)
            raise
        value = sign_session(_as_bytes(config["SECRET_KEY"]), payload, moment)
        # The same line as above; read straight from the config, since nobody overrode the methods that read it.
        response.set_cookie(
            config["SESSION_COOKIE_NAME"],
            value,
            None,
            moment + lifetime_seconds(config) if session.permanent else None,
            config["SESSION_COOKIE_PATH"] or config["APPLICATION_ROOT"],
            config["SESSION_COOKIE_DOMAIN"],
            config["SESSION_COOKIE_SECURE"],
            config["SESSION_COOKIE_HTTPONLY"],
            config["SESSION_COOKIE_SAMESITE"],
            config["SESSION_COOKIE_PARTITIONED"],
        )
        if not session.accessed:
            _vary_on_cookie(response)

    def _attributes(self, app):
        return {
            "domain": self.get_cookie_domain(app),
            "path": self.get_cookie_path(app),
            "secure": self.get_cookie_secure(app),
            "httponly": self.get_cookie_httponly(app),
            "samesite": self.get_cookie_samesite(app),
            "partitioned": self.get_cookie_partitioned(app),
        }


def _unserializable_key(session):
    """The key whose value JSON cannot hold, for the explanation beside the traceback."""
    for key, value in session.items():
        try:
            session_json_serializer.dumps({key: value})
        except TypeError:
            return str(key)
    return None


def _vary_on_cookie(response):
    """`response.vary.add("Cookie")`, short for the usual case of no `Vary` yet."""
    for name, value in response.headers._list:
        if len(name) == 4 and name.lower() == "vary":
            if value != "Cookie":
                response.vary.add("Cookie")
            return
    response.headers._list.append(("Vary", "Cookie"))
