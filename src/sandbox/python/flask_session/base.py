"""The server-side session and the interface that opens and saves it."""
from _cerez import now, record_delete, record_get, record_put, urandom

from flask.config import lifetime_seconds
from flask.sessions import SecureCookieSession, SessionInterface, _vary_on_cookie

from .defaults import Defaults
from .records import decode, encode


class ServerSideSession(SecureCookieSession):
    """A dict with an id. It counts as empty when `_permanent` is all it holds."""

    def __init__(self, initial=None, sid=None, permanent=None):
        super().__init__(initial or ())
        self.sid = sid
        if permanent:
            self.permanent = permanent
        self.modified = False
        self.accessed = False

    def __bool__(self):
        return len(self) > 0 and self.keys() != {"_permanent"}

    def clear(self):
        permanent = self.get("_permanent", False)
        super().clear()
        self["_permanent"] = permanent


class FileSystemSession(ServerSideSession):
    pass


class CacheLibSession(ServerSideSession):
    pass


class RedisSession(ServerSideSession):
    pass


class ServerSideSessionInterface(SessionInterface):
    """Finds the record of the id in the cookie. An id the server did not give out is never taken over."""

    session_class = ServerSideSession
    pickled = True

    def __init__(self, app, key_prefix, use_signer, permanent, sid_length):
        self.app = app
        self.key_prefix = key_prefix
        self.use_signer = use_signer
        self.permanent = permanent
        self.sid_length = sid_length
        if use_signer:
            _deprecated(
                "The 'use_signer' option is deprecated and will be removed in the next minor release. "
                "Please update your configuration accordingly or open an issue."
            )

    def _generate_sid(self, session_id_length):
        from itsdangerous.encoding import base64_encode

        return base64_encode(urandom(session_id_length)).decode("ascii")

    def _get_signer(self, app):
        if not app.secret_key:
            raise KeyError("SECRET_KEY must be set when SESSION_USE_SIGNER=True")
        from itsdangerous import Signer

        return Signer(app.secret_key, salt="flask-session", key_derivation="hmac")

    def _new_session(self):
        return self.session_class(sid=self._generate_sid(self.sid_length), permanent=self.permanent)

    def open_session(self, app, request):
        sid = request.cookies.get(self.get_cookie_name(app))
        if not sid:
            return self._new_session()
        if self.use_signer:
            from itsdangerous import BadSignature

            try:
                sid = self._get_signer(app).unsign(sid).decode()
            except BadSignature:
                return self._new_session()
        record = record_get(sid)
        if record is None:
            return self._new_session()
        return self.session_class(decode(record), sid=sid)

    def regenerate(self, session):
        """Give the same data a new id; the old one is worth nothing afterwards. Call it at login."""
        if session:
            record_delete(session.sid)
            session.sid = self._generate_sid(self.sid_length)
            session.modified = True

    def should_set_storage(self, app, session):
        return session.modified or app.config["SESSION_REFRESH_EACH_REQUEST"]

    def save_session(self, app, session, response):
        name = self.get_cookie_name(app)
        domain = self.get_cookie_domain(app)
        path = self.get_cookie_path(app)
        if session.accessed:
            _vary_on_cookie(response)
        if not session:
            if session.modified:
                record_delete(session.sid)
                response.delete_cookie(key=name, domain=domain, path=path)
                _vary_on_cookie(response)
            return
        if not self.should_set_storage(app, session):
            return
        lifetime = lifetime_seconds(app.config)
        record_put(session.sid, encode(dict(session), self.pickled), now() + lifetime)
        if not self.should_set_cookie(app, session):
            return
        value = self._get_signer(app).sign(session.sid).decode() if self.use_signer else session.sid
        response.set_cookie(
            key=name,
            value=value,
            expires=now() + lifetime if session.permanent else None,
            httponly=self.get_cookie_httponly(app),
            domain=domain,
            path=path,
            secure=self.get_cookie_secure(app),
            samesite=self.get_cookie_samesite(app),
        )
        _vary_on_cookie(response)


class FileSystemSessionInterface(ServerSideSessionInterface):
    session_class = FileSystemSession


class CacheLibSessionInterface(ServerSideSessionInterface):
    session_class = CacheLibSession


class RedisSessionInterface(ServerSideSessionInterface):
    session_class = RedisSession
    pickled = False


def _deprecated(message):
    from werkzeug._learner import warn

    warn(message, DeprecationWarning)


class Session:
    """`Session(app)` or `Session().init_app(app)`: replaces the app's session interface."""

    def __init__(self, app=None):
        self.app = app
        if app is not None:
            self.init_app(app)

    def init_app(self, app):
        app.session_interface = self._get_interface(app)

    def _get_interface(self, app):
        config = app.config
        kind = config.get("SESSION_TYPE", Defaults.SESSION_TYPE).lower()
        if kind == "filesystem":
            _deprecated(
                "FileSystemSessionInterface is deprecated and will be removed in a future release. Instead use the"
                " CacheLib backend directly."
            )
            cls = FileSystemSessionInterface
        elif kind == "cachelib":
            cls = CacheLibSessionInterface
        elif kind == "redis":
            cls = RedisSessionInterface
        elif kind in ("memcached", "mongodb", "sqlalchemy", "dynamodb"):
            raise ModuleNotFoundError(
                f"SESSION_TYPE {kind!r} korumalı alanda yok: 'cachelib', 'filesystem' ya da 'redis' yazın.", name=kind
            )
        else:
            raise ValueError(f"Unrecognized value for SESSION_TYPE: {kind}")
        return cls(
            app,
            config.get("SESSION_KEY_PREFIX", Defaults.SESSION_KEY_PREFIX),
            config.get("SESSION_USE_SIGNER", Defaults.SESSION_USE_SIGNER),
            config.get("SESSION_PERMANENT", Defaults.SESSION_PERMANENT),
            config.get("SESSION_ID_LENGTH", Defaults.SESSION_ID_LENGTH),
        )
