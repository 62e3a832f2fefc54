"""What several containers share: refusing changes, spreading lists out."""

_missing = object()


def _is_mapping(value):
    return isinstance(value, dict) or (hasattr(value, "keys") and hasattr(value, "__getitem__"))


def iter_multi_items(mapping):
    """Every (key, value), lists and tuples and sets spread out."""
    if hasattr(mapping, "listvalues"):
        # A MultiDict; it is defined in a module that imports this one.
        yield from mapping.items(multi=True)
    elif _is_mapping(mapping):
        for key in mapping.keys():
            value = mapping[key]
            if isinstance(value, (list, tuple, set)):
                for item in value:
                    yield key, item
            else:
                yield key, value
    else:
        yield from mapping


def _immutable(self, *args, **kwargs):
    raise TypeError(f"{type(self).__name__!r} objects are immutable")


class ImmutableList(list):
    append = extend = insert = pop = remove = reverse = sort = clear = _immutable
    __setitem__ = __delitem__ = __iadd__ = __imul__ = _immutable

    def __repr__(self):
        return f"ImmutableList({list.__repr__(self)})"


class ImmutableDict(dict):
    __setitem__ = __delitem__ = setdefault = update = pop = popitem = clear = __ior__ = _immutable

    def __repr__(self):
        return f"ImmutableDict({dict.__repr__(self)})"

    def copy(self):
        return dict(self)
