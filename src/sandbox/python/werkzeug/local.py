"""`LocalProxy`: the object behind `request`, `session`, `g` and `current_app`.

It looks like whatever its getter returns at the moment of use. The getter raises the "Working outside of ... context"
RuntimeError when nothing is bound.
"""
import operator

_set = object.__setattr__


class LocalProxy:
    __slots__ = ("_get",)

    def __init__(self, getter):
        _set(self, "_get", getter)

    def _get_current_object(self):
        return self._get()

    def __getattr__(self, name):
        return getattr(self._get(), name)

    def __setattr__(self, name, value):
        setattr(self._get(), name, value)

    def __delattr__(self, name):
        delattr(self._get(), name)

    @property
    def __class__(self):
        try:
            return self._get().__class__
        except RuntimeError:
            # Unbound it is a proxy, so that whoever looks for an app among a module's names may ask.
            return LocalProxy

    @property
    def __dict__(self):
        return self._get().__dict__

    @property
    def __doc__(self):
        return self._get().__doc__

    def __getitem__(self, key):
        return self._get()[key]

    def __setitem__(self, key, value):
        self._get()[key] = value

    def __delitem__(self, key):
        del self._get()[key]

    def __contains__(self, item):
        return item in self._get()

    def __iter__(self):
        return iter(self._get())

    def keys(self):
        # `{**session}` looks for it on the class.
        return self._get().keys()

    def __len__(self):
        return len(self._get())

    def __bool__(self):
        try:
            target = self._get()
        except RuntimeError:
            return False
        return bool(target)

    def __repr__(self):
        try:
            target = self._get()
        except RuntimeError:
            return "<LocalProxy unbound>"
        return repr(target)

    def __str__(self):
        return str(self._get())

    def __format__(self, spec):
        return format(self._get(), spec)

    def __dir__(self):
        try:
            return dir(self._get())
        except RuntimeError:
            return []

    def __hash__(self):
        return hash(self._get())

    def __call__(self, *args, **kwargs):
        return self._get()(*args, **kwargs)

    def __eq__(self, other):
        return self._get() == other

    def __ne__(self, other):
        return self._get() != other

    def __lt__(self, other):
        return self._get() < other

    def __le__(self, other):
        return self._get() <= other

    def __gt__(self, other):
        return self._get() > other

    def __ge__(self, other):
        return self._get() >= other

    def __or__(self, other):
        return self._get() | other

    def __ror__(self, other):
        return other | self._get()

    def __ior__(self, other):
        # `session |= {...}` changes the session in place and keeps the name bound to the proxy.
        operator.ior(self._get(), other)
        return self

    def __enter__(self):
        return self._get().__enter__()

    def __exit__(self, *exc):
        return self._get().__exit__(*exc)

    def __reversed__(self):
        return reversed(self._get())
