"""`app.config`: a dict with ways to fill it."""


class ConfigAttribute:
    """An attribute of the app that lives in its config: `app.secret_key` is `app.config["SECRET_KEY"]`."""

    def __init__(self, name, get_converter=None):
        self.__name__ = name
        self.get_converter = get_converter

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.config[self.__name__]
        return value if self.get_converter is None else self.get_converter(value)

    def __set__(self, obj, value):
        obj.config[self.__name__] = value


_LIFETIME = "PERMANENT_SESSION_LIFETIME"


class Config(dict):
    def __init__(self, root_path="", defaults=None):
        super().__init__(defaults or {})
        self.root_path = root_path

    # 31 days as a timedelta, made when somebody looks: importing `datetime` costs more than most requests.

    def __missing__(self, key):
        if key == _LIFETIME:
            from datetime import timedelta

            value = self[key] = timedelta(days=31)
            return value
        raise KeyError(key)

    def get(self, key, default=None):
        if key == _LIFETIME:
            return self[key]
        return dict.get(self, key, default)

    def from_mapping(self, mapping=None, **kwargs):
        """Take over names in capitals; others are ignored."""
        values = dict(mapping) if mapping is not None else {}
        values.update(kwargs)
        for key, value in values.items():
            if key.isupper():
                self[key] = value
        return True

    def from_object(self, obj):
        """Take over the attributes in capitals of a class, a module or an object (or its dotted name)."""
        if isinstance(obj, str):
            from werkzeug.utils import import_string

            obj = import_string(obj)
        for key in dir(obj):
            if key.isupper():
                self[key] = getattr(obj, key)

    def from_prefixed_env(self, prefix="FLASK", *, loads=None):
        # The sandbox has no environment variables.
        return True

    def from_envvar(self, variable_name, silent=False):
        if silent:
            return False
        raise RuntimeError(
            f"The environment variable {variable_name!r} is not set and as such configuration could not be loaded."
            " Set this variable and make it point to a configuration file"
        )

    def from_pyfile(self, filename, silent=False):
        if silent:
            return False
        raise PermissionError(f"Korumalı alanda dosya okunamaz: {filename!r}. Ayarları app.config.update() ile yazın.")

    def from_file(self, filename, load=None, silent=False, text=True):
        return self.from_pyfile(filename, silent)

    def get_namespace(self, namespace, lowercase=True, trim_namespace=True):
        result = {}
        for key, value in self.items():
            if key.startswith(namespace):
                key = key[len(namespace) :] if trim_namespace else key
                result[key.lower() if lowercase else key] = value
        return result

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"


def timedelta_of(value):
    """A number of seconds as a timedelta; None and timedelta stay."""
    if value is None or hasattr(value, "total_seconds"):
        return value
    from datetime import timedelta

    return timedelta(seconds=value)


def lifetime_seconds(config):
    """PERMANENT_SESSION_LIFETIME in seconds, without importing `datetime` for the default."""
    value = dict.get(config, _LIFETIME)
    if value is None:
        if _LIFETIME not in config:
            return 2678400
        return None
    if isinstance(value, (int, float)):
        return value
    if hasattr(value, "total_seconds"):
        return value.total_seconds()
    return timedelta_of(value).total_seconds()
