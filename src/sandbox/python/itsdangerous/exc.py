"""Why a signed value was not accepted."""


class BadData(Exception):
    def __init__(self, message):
        super().__init__(message)
        self.message = message

    def __str__(self):
        return self.message


class BadSignature(BadData):
    """The signature does not fit; `payload` is what it was said to sign, untrusted."""

    def __init__(self, message, payload=None):
        super().__init__(message)
        self.payload = payload


class BadTimeSignature(BadSignature):
    def __init__(self, message, payload=None, date_signed=None):
        super().__init__(message, payload)
        self.date_signed = date_signed


class SignatureExpired(BadTimeSignature):
    """A good signature, too old."""


class BadHeader(BadSignature):
    def __init__(self, message, payload=None, header=None, original_error=None):
        super().__init__(message, payload)
        self.header = header
        self.original_error = original_error


class BadPayload(BadData):
    """A good signature over something that cannot be read."""

    def __init__(self, message, original_error=None):
        super().__init__(message)
        self.original_error = original_error
