"""The `Authorization` request header."""


class Authorization:
    """`Authorization: Basic ...` taken apart; other schemes keep their token."""

    def __init__(self, auth_type, data=None, token=None):
        self.type = auth_type
        self.parameters = data or {}
        self.token = token

    def __getattr__(self, name):
        return self.parameters.get(name)

    def get(self, key, default=None):
        return self.parameters.get(key, default)

    def __getitem__(self, name):
        return self.parameters.get(name)

    @classmethod
    def from_header(cls, value):
        if not value:
            return None
        scheme, _, rest = value.partition(" ")
        scheme = scheme.lower()
        rest = rest.strip()
        if scheme != "basic":
            return cls(scheme, None, rest)
        from binascii import a2b_base64

        try:
            username, _, password = a2b_base64(rest).decode().partition(":")
        except (ValueError, UnicodeDecodeError):
            return None
        return cls(scheme, {"username": username, "password": password})
