"""`redirect` and two small tools."""
from markupsafe import escape


class cached_property:
    """Computes once, then lives in the instance's `__dict__` (which wins over a descriptor without `__set__`)."""

    def __init__(self, fget, name=None, doc=None):
        self.fget = fget
        self.name = name or fget.__name__
        self.__doc__ = doc or fget.__doc__

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        value = obj.__dict__[self.name] = self.fget(obj)
        return value


def redirect(location, code=302, Response=None):
    """A response that sends the browser elsewhere; the page inside is for clients that do not follow."""
    if Response is None:
        from .wrappers import Response
    shown = escape(location)
    response = Response(
        "<!doctype html>\n"
        "<html lang=en>\n"
        "<title>Redirecting...</title>\n"
        "<h1>Redirecting...</h1>\n"
        "<p>You should be redirected automatically to the target URL: "
        f'<a href="{shown}">{shown}</a>. If not, click the link.\n',
        code,
        mimetype="text/html",
    )
    response.headers["Location"] = location
    return response


def secure_filename(filename):
    """A file name that is only a file name: ASCII letters, digits, `_`, `.`, `-`."""
    from unicodedata import normalize

    filename = normalize("NFKD", filename).encode("ascii", "ignore").decode("ascii")
    filename = "_".join(filename.replace("/", " ").replace("\\", " ").split())
    kept = [char for char in filename if char.isascii() and (char.isalnum() or char in "_.-")]
    return "".join(kept).strip("._")


def import_string(import_name, silent=False):
    """`"package.module:name"` or with a dot -> the object."""
    name = import_name.replace(":", ".")
    module_name, _, attribute = name.rpartition(".")
    try:
        if not module_name:
            return __import__(name)
        module = __import__(module_name, None, None, [attribute])
        try:
            return getattr(module, attribute)
        except AttributeError as error:
            raise ImportError(error) from None
    except ImportError:
        if silent:
            return None
        raise


def get_content_type(mimetype, charset):
    if (
        mimetype.startswith("text/")
        or mimetype.endswith("+xml")
        or mimetype in ("application/ecmascript", "application/javascript", "application/sql", "application/xml",
                        "application/xml-dtd", "application/xml-external-parsed-entity")
    ):
        mimetype += f"; charset={charset}"
    return mimetype
