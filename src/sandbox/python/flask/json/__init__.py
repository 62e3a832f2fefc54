"""JSON with the running app's settings."""
from ..globals import _cv_app, current_app
from . import provider as _provider


def _json():
    context = _cv_app.top
    return _provider.DefaultJSONProvider(None) if context is None else context.app.json


def dumps(obj, **kwargs):
    if _cv_app.top is None:
        # Outside an app Flask only adds its types; order and letters stay Python's defaults.
        kwargs.setdefault("sort_keys", False)
    return _json().dumps(obj, **kwargs)


def dump(obj, fp, **kwargs):
    fp.write(dumps(obj, **kwargs))


def loads(s, **kwargs):
    return _json().loads(s, **kwargs)


def load(fp, **kwargs):
    return loads(fp.read(), **kwargs)


def jsonify(*args, **kwargs):
    """A JSON response from one value, from several (a list), or from names and values (an object)."""
    return current_app.json.response(*args, **kwargs)
