"""Headers as attributes: what requests and responses share."""


def _header(name, load=None, dump=None, read_only=False):
    """A header as an attribute; None or deleting takes the line away."""

    def get(self):
        value = self.headers.get(name)
        if value is None or load is None:
            return value
        try:
            return load(value)
        except (ValueError, TypeError):
            return None

    def put(self, value):
        if value is None:
            self.headers.remove(name)
        else:
            self.headers[name] = value if dump is None else dump(value)

    def remove(self):
        self.headers.remove(name)

    return property(get) if read_only else property(get, put, remove)


def _date_header(name, read_only=False):
    def load(value):
        from ..http import parse_date

        return parse_date(value)

    def dump(value):
        from ..http import http_date

        return http_date(value)

    return _header(name, load, dump, read_only)


def _is_json(mimetype):
    return mimetype is not None and (
        mimetype == "application/json" or (mimetype.startswith("application/") and mimetype.endswith("+json"))
    )
