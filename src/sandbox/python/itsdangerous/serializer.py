"""Signed Python values: JSON, made URL-safe, signed, with or without a time."""
from _cerez import zlib_compress, zlib_decompress

from .encoding import base64_decode, base64_encode, want_bytes
from .exc import BadPayload, BadSignature, SignatureExpired
from .signer import Signer, TimestampSigner

#: A cookie or a link never unpacks to more than this.
_MAX_UNPACKED = 1024 * 1024


class _JSON:
    """The default serializer: JSON as Python writes it."""

    @staticmethod
    def loads(payload):
        import json

        return json.loads(payload)

    @staticmethod
    def dumps(obj, **kwargs):
        import json

        return json.dumps(obj, **kwargs)


class _CompactJSON(_JSON):
    @staticmethod
    def dumps(obj, **kwargs):
        import json

        kwargs.setdefault("ensure_ascii", False)
        kwargs.setdefault("separators", (",", ":"))
        return json.dumps(obj, **kwargs)


class Serializer:
    default_serializer = _JSON
    default_signer = Signer
    default_fallback_signers = []

    def __init__(
        self, secret_key, salt=b"itsdangerous", serializer=None, serializer_kwargs=None, signer=None,
        signer_kwargs=None, fallback_signers=None,
    ):
        keys = [secret_key] if isinstance(secret_key, (str, bytes)) else list(secret_key)
        self.secret_keys = [want_bytes(key) for key in keys]
        self.salt = want_bytes(salt)
        self.serializer = self.default_serializer if serializer is None else serializer
        self.is_text_serializer = isinstance(self.serializer.dumps({}), str)
        self.signer = self.default_signer if signer is None else signer
        self.signer_kwargs = signer_kwargs or {}
        self.fallback_signers = list(self.default_fallback_signers if fallback_signers is None else fallback_signers)
        self.serializer_kwargs = serializer_kwargs or {}

    @property
    def secret_key(self):
        return self.secret_keys[-1]

    def load_payload(self, payload, serializer=None):
        use = self.serializer if serializer is None else serializer
        is_text = self.is_text_serializer if serializer is None else isinstance(use.dumps({}), str)
        try:
            return use.loads(payload.decode("utf-8")) if is_text else use.loads(payload)
        except Exception as error:
            raise BadPayload(
                "Could not load the payload because an exception occurred on unserializing the data.",
                original_error=error,
            ) from error

    def dump_payload(self, obj):
        return want_bytes(self.serializer.dumps(obj, **self.serializer_kwargs))

    def make_signer(self, salt=None):
        return self.signer(self.secret_keys, salt=self.salt if salt is None else salt, **self.signer_kwargs)

    def iter_unsigners(self, salt=None):
        salt = self.salt if salt is None else salt
        yield self.make_signer(salt)
        for fallback in self.fallback_signers:
            if isinstance(fallback, dict):
                kwargs, fallback = fallback, self.signer
            elif isinstance(fallback, tuple):
                fallback, kwargs = fallback
            else:
                kwargs = self.signer_kwargs
            for secret_key in self.secret_keys:
                yield fallback(secret_key, salt=salt, **kwargs)

    def dumps(self, obj, salt=None):
        signed = self.make_signer(salt).sign(want_bytes(self.dump_payload(obj)))
        return signed.decode("utf-8") if self.is_text_serializer else signed

    def loads(self, s, salt=None, **kwargs):
        s = want_bytes(s)
        last_exception = None
        for signer in self.iter_unsigners(salt):
            try:
                return self.load_payload(signer.unsign(s))
            except BadSignature as error:
                last_exception = error
        raise last_exception

    def loads_unsafe(self, s, salt=None, **kwargs):
        """(signature good?, value); for looking inside without trusting."""
        try:
            return True, self.loads(s, salt=salt, **kwargs)
        except BadSignature as error:
            if error.payload is None:
                return False, None
            try:
                return False, self.load_payload(error.payload)
            except BadPayload:
                return False, None


class TimedSerializer(Serializer):
    default_signer = TimestampSigner

    def loads(self, s, max_age=None, return_timestamp=False, salt=None):
        s = want_bytes(s)
        last_exception = None
        for signer in self.iter_unsigners(salt):
            try:
                if return_timestamp:
                    base64d, signed_at = signer.unsign(s, max_age=max_age, return_timestamp=True)
                    return self.load_payload(base64d), signed_at
                return self.load_payload(signer.unsign(s, max_age=max_age))
            except SignatureExpired:
                raise
            except BadSignature as error:
                last_exception = error
        raise last_exception


class _URLSafe:
    """Packs the payload when that makes it shorter; a leading dot says so."""

    default_serializer = _CompactJSON

    def load_payload(self, payload, serializer=None):
        packed = payload.startswith(b".")
        if packed:
            payload = payload[1:]
        try:
            data = base64_decode(payload)
        except Exception as error:
            raise BadPayload(
                "Could not base64 decode the payload because of an exception", original_error=error
            ) from error
        if packed:
            try:
                data = zlib_decompress(data, _MAX_UNPACKED)
            except Exception as error:
                raise BadPayload(
                    "Could not zlib decompress the payload before decoding the payload", original_error=error
                ) from error
        return super().load_payload(data, serializer)

    def dump_payload(self, obj):
        data = super().dump_payload(obj)
        packed = zlib_compress(data)
        if len(packed) < len(data) - 1:
            return b"." + base64_encode(packed)
        return base64_encode(data)


class URLSafeSerializer(_URLSafe, Serializer):
    pass


class URLSafeTimedSerializer(_URLSafe, TimedSerializer):
    pass
