"""Text plus a signature, with or without the time of signing. HMAC itself is native (`_cerez.hmac`)."""
from _cerez import hmac as _native_hmac
from _cerez import now

from _operator import _compare_digest

from .encoding import base64_decode, base64_encode, bytes_to_int, int_to_bytes, want_bytes
from .exc import BadSignature, BadTimeSignature, SignatureExpired

_ALPHABET = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_="
_NATIVE = ("sha1", "sha256", "sha512")


def _lazy_sha1(string=b""):
    from hashlib import sha1

    return sha1(string)


def _hmac(key, value, digest_method):
    name = "sha1" if digest_method is _lazy_sha1 or digest_method is None else digest_method().name
    if name in _NATIVE:
        return _native_hmac(name, key, value)
    from hmac import new

    return new(key, value, digest_method).digest()


class SigningAlgorithm:
    def get_signature(self, key, value):
        raise NotImplementedError()

    def verify_signature(self, key, value, sig):
        return _compare_digest(sig, self.get_signature(key, value))


class NoneAlgorithm(SigningAlgorithm):
    def get_signature(self, key, value):
        return b""


class HMACAlgorithm(SigningAlgorithm):
    default_digest_method = staticmethod(_lazy_sha1)

    def __init__(self, digest_method=None):
        self.digest_method = self.default_digest_method if digest_method is None else digest_method

    def get_signature(self, key, value):
        return _hmac(key, value, self.digest_method)


def _make_keys_list(secret_key):
    if isinstance(secret_key, (str, bytes)):
        return [want_bytes(secret_key)]
    return [want_bytes(key) for key in secret_key]


class Signer:
    """`value.signature`. With several keys the last one signs and every one verifies."""

    default_digest_method = staticmethod(_lazy_sha1)
    default_key_derivation = "django-concat"

    def __init__(
        self, secret_key, salt=b"itsdangerous.Signer", sep=b".", key_derivation=None, digest_method=None,
        algorithm=None,
    ):
        self.secret_keys = _make_keys_list(secret_key)
        self.sep = want_bytes(sep)
        if self.sep in _ALPHABET:
            raise ValueError(
                "The given separator cannot be used because it may be"
                " contained in the signature itself. ASCII letters,"
                " digits, and '-_=' must not be used."
            )
        self.salt = b"itsdangerous.Signer" if salt is None else want_bytes(salt)
        self.key_derivation = self.default_key_derivation if key_derivation is None else key_derivation
        self.digest_method = self.default_digest_method if digest_method is None else digest_method
        self.algorithm = HMACAlgorithm(self.digest_method) if algorithm is None else algorithm

    @property
    def secret_key(self):
        return self.secret_keys[-1]

    def derive_key(self, secret_key=None):
        """Another key for every salt, so that a value signed for one purpose does not serve another."""
        key = self.secret_keys[-1] if secret_key is None else want_bytes(secret_key)
        if self.key_derivation == "concat":
            return self.digest_method(self.salt + key).digest()
        if self.key_derivation == "django-concat":
            return self.digest_method(self.salt + b"signer" + key).digest()
        if self.key_derivation == "hmac":
            return _hmac(key, self.salt, self.digest_method)
        if self.key_derivation == "none":
            return key
        raise TypeError("Unknown key derivation method")

    def get_signature(self, value):
        return base64_encode(self.algorithm.get_signature(self.derive_key(), want_bytes(value)))

    def sign(self, value):
        value = want_bytes(value)
        return value + self.sep + self.get_signature(value)

    def verify_signature(self, value, sig):
        try:
            sig = base64_decode(sig)
        except Exception:
            return False
        value = want_bytes(value)
        for secret_key in reversed(self.secret_keys):
            if self.algorithm.verify_signature(self.derive_key(secret_key), value, sig):
                return True
        return False

    def unsign(self, signed_value):
        signed_value = want_bytes(signed_value)
        if self.sep not in signed_value:
            raise BadSignature(f"No {self.sep!r} found in value")
        value, sig = signed_value.rsplit(self.sep, 1)
        if self.verify_signature(value, sig):
            return value
        raise BadSignature(f"Signature {sig!r} does not match", payload=value)

    def validate(self, signed_value):
        try:
            self.unsign(signed_value)
            return True
        except BadSignature:
            return False


class TimestampSigner(Signer):
    """`value.time.signature`; the time is what `max_age` is measured from."""

    def get_timestamp(self):
        return int(now())

    def timestamp_to_datetime(self, ts):
        from datetime import datetime, timezone

        return datetime.fromtimestamp(ts, tz=timezone.utc)

    def sign(self, value):
        value = want_bytes(value) + self.sep + base64_encode(int_to_bytes(self.get_timestamp()))
        return value + self.sep + self.get_signature(value)

    def unsign(self, signed_value, max_age=None, return_timestamp=False):
        try:
            result = super().unsign(signed_value)
            sig_error = None
        except BadSignature as error:
            sig_error = error
            result = error.payload or b""
        if self.sep not in result:
            if sig_error:
                raise sig_error
            raise BadTimeSignature("timestamp missing", payload=result)
        value, ts_bytes = result.rsplit(self.sep, 1)
        ts_int = None
        try:
            ts_int = bytes_to_int(base64_decode(ts_bytes))
        except Exception:
            pass
        if sig_error is not None:
            signed_at = None
            if ts_int is not None:
                try:
                    signed_at = self.timestamp_to_datetime(ts_int)
                except (ValueError, OSError, OverflowError) as error:
                    raise BadTimeSignature("Malformed timestamp", payload=value) from error
            raise BadTimeSignature(str(sig_error), payload=value, date_signed=signed_at)
        if ts_int is None:
            raise BadTimeSignature("Malformed timestamp", payload=value)
        if max_age is not None:
            age = self.get_timestamp() - ts_int
            if age > max_age or age < 0:
                limit = f"> {max_age}" if age > max_age else "< 0"
                raise SignatureExpired(
                    f"Signature age {age} {limit} seconds",
                    payload=value,
                    date_signed=self.timestamp_to_datetime(ts_int),
                )
        if return_timestamp:
            return value, self.timestamp_to_datetime(ts_int)
        return value

    def validate(self, signed_value, max_age=None):
        try:
            self.unsign(signed_value, max_age=max_age)
            return True
        except BadSignature:
            return False
