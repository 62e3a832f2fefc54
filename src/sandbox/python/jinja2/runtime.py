"""The functions a compiled template calls, and the objects it may make: namespaces, cyclers, joiners."""
from .exceptions import TemplateNotFound, TemplateRuntimeError
from .undefined import Undefined, missing


def attribute(obj, name):
    """`obj.name` in a template: the attribute, else the item."""
    try:
        return getattr(obj, name)
    except AttributeError:
        pass
    try:
        return obj[name]
    except (TypeError, LookupError, AttributeError):
        return Undefined(obj=obj, name=name)


def item(obj, key):
    """`obj[key]` in a template: the item, else the attribute."""
    try:
        return obj[key]
    except (AttributeError, TypeError, LookupError):
        if isinstance(key, str):
            try:
                return getattr(obj, str(key))
            except AttributeError:
                pass
        return Undefined(obj=obj, name=key)


class Namespace:
    """`namespace()`: what may be assigned to from inside a loop."""

    def __init__(self, *args, **kwargs):
        self.__attrs = dict(*args, **kwargs)

    def __getattribute__(self, name):
        if name in ("_Namespace__attrs", "__class__"):
            return object.__getattribute__(self, name)
        try:
            return self.__attrs[name]
        except KeyError:
            raise AttributeError(name) from None

    def __setitem__(self, name, value):
        self.__attrs[name] = value

    def __repr__(self):
        return f"<Namespace {self.__attrs!r}>"


def assign(namespace, name, value):
    if not isinstance(namespace, Namespace):
        raise TemplateRuntimeError("cannot assign attribute on non-namespace object")
    namespace[name] = value


class Cycler:
    def __init__(self, *items):
        if not items:
            raise RuntimeError("at least one item has to be provided")
        self.items = items
        self.pos = 0

    def reset(self):
        self.pos = 0

    @property
    def current(self):
        return self.items[self.pos]

    def next(self):
        value = self.current
        self.pos = (self.pos + 1) % len(self.items)
        return value

    __next__ = next


class Joiner:
    def __init__(self, sep=", "):
        self.sep = sep
        self.used = False

    def __call__(self):
        if not self.used:
            self.used = True
            return ""
        return self.sep


def included(environment, names, ignore_missing):
    """The template of `{% include %}`, or None when it may be missing."""
    try:
        return environment.get_or_select_template(names)
    except TemplateNotFound:
        if not ignore_missing:
            raise
        return None


def imported(module, name, place):
    """One name of `{% from … import name %}`."""
    value = getattr(module, name, missing)
    if value is missing:
        return Undefined(
            f"the template {module.__name__!r} (imported on {place}) does not export the requested name {name!r}",
            name=name,
        )
    return value


def not_given(name):
    return Undefined(f"parameter {name!r} was not provided", name=name)
