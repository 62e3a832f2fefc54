"""Dictionaries with several values for a key, and one that reports its changes."""
from ..exceptions import BadRequestKeyError
from .mixins import _immutable, _is_mapping, _missing, iter_multi_items


class MultiDict(dict):
    """A dict whose keys may have several values; reading gives the first one."""

    def __init__(self, mapping=None):
        store = {}
        if mapping is None:
            pass
        elif type(mapping) is list:
            # Cookies, form fields and the query come as pairs.
            for key, value in mapping:
                if key in store:
                    store[key].append(value)
                else:
                    store[key] = [value]
        elif isinstance(mapping, MultiDict):
            store = {key: values for key, values in mapping.lists()}
        elif _is_mapping(mapping):
            for key in mapping.keys():
                value = mapping[key]
                if isinstance(value, (list, tuple, set)):
                    value = list(value)
                    if not value:
                        continue
                else:
                    value = [value]
                store[key] = value
        else:
            for key, value in mapping:
                if key in store:
                    store[key].append(value)
                else:
                    store[key] = [value]
        dict.__init__(self, store)

    def __iter__(self):
        return dict.__iter__(self)

    def __getitem__(self, key):
        try:
            return dict.__getitem__(self, key)[0]
        except (KeyError, IndexError):
            pass
        raise BadRequestKeyError(key)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])

    def get(self, key, default=None, type=None):
        values = dict.get(self, key)
        if not values:
            return default
        if type is None:
            return values[0]
        try:
            return type(values[0])
        except (ValueError, TypeError):
            return default

    def add(self, key, value):
        dict.setdefault(self, key, []).append(value)

    def getlist(self, key, type=None):
        values = dict.get(self, key)
        if values is None:
            return []
        if type is None:
            return list(values)
        result = []
        for value in values:
            try:
                result.append(type(value))
            except (ValueError, TypeError):
                pass
        return result

    def setlist(self, key, new_list):
        dict.__setitem__(self, key, list(new_list))

    def setdefault(self, key, default=None):
        if key not in self:
            self[key] = default
        return self[key]

    def setlistdefault(self, key, default_list=None):
        if key not in self:
            dict.__setitem__(self, key, list(default_list or ()))
        return dict.__getitem__(self, key)

    def items(self, multi=False):
        for key, values in dict.items(self):
            if multi:
                for value in values:
                    yield key, value
            else:
                yield key, values[0]

    def lists(self):
        for key, values in dict.items(self):
            yield key, list(values)

    def values(self):
        for values in dict.values(self):
            yield values[0]

    def listvalues(self):
        return dict.values(self)

    def copy(self):
        return self.__class__(self)

    __copy__ = copy

    def deepcopy(self, memo=None):
        from copy import deepcopy

        return self.__class__(deepcopy(self.to_dict(flat=False), memo))

    def __deepcopy__(self, memo):
        return self.deepcopy(memo)

    def to_dict(self, flat=True):
        if flat:
            return dict(self.items())
        return dict(self.lists())

    def update(self, mapping):
        for key, value in iter_multi_items(mapping):
            self.add(key, value)

    def __or__(self, other):
        if not _is_mapping(other):
            return NotImplemented
        result = self.copy()
        result.update(other)
        return result

    def __ior__(self, other):
        self.update(other)
        return self

    def pop(self, key, default=_missing):
        try:
            values = dict.pop(self, key)
            if not values:
                raise BadRequestKeyError(key)
            return values[0]
        except KeyError:
            if default is not _missing:
                return default
            raise BadRequestKeyError(key) from None

    def popitem(self):
        try:
            key, values = dict.popitem(self)
        except KeyError as error:
            raise BadRequestKeyError(error.args[0]) from None
        if not values:
            raise BadRequestKeyError(key)
        return key, values[0]

    def poplist(self, key):
        return dict.pop(self, key, [])

    def popitemlist(self):
        return dict.popitem(self)

    def __repr__(self):
        return f"{type(self).__name__}({list(self.items(multi=True))!r})"

    def __eq__(self, other):
        # A dict of lists: `request.args == {"a": "1"}` is false.
        if isinstance(other, MultiDict):
            other = dict(dict.items(other))
        return dict(dict.items(self)) == other

    def __ne__(self, other):
        return not self == other

    __hash__ = None


class ImmutableMultiDict(MultiDict):
    """What `request.args`, `request.form` and `request.cookies` are."""

    __setitem__ = __delitem__ = add = setlist = setdefault = setlistdefault = _immutable
    update = pop = popitem = poplist = popitemlist = clear = __ior__ = _immutable

    def __hash__(self):
        return hash(frozenset(self.items(multi=True)))

    def copy(self):
        return MultiDict(self)

    def __copy__(self):
        return self


class CombinedMultiDict(ImmutableMultiDict):
    """`request.values`: several MultiDicts read as one, the first that has the key wins."""

    def __init__(self, dicts=None):
        self.dicts = list(dicts) if dicts else []
        dict.__init__(self)

    def __getitem__(self, key):
        for source in self.dicts:
            if key in source:
                return source[key]
        raise BadRequestKeyError(key)

    def get(self, key, default=None, type=None):
        for source in self.dicts:
            if key in source:
                if type is None:
                    return source[key]
                try:
                    return type(source[key])
                except (ValueError, TypeError):
                    continue
        return default

    def getlist(self, key, type=None):
        result = []
        for source in self.dicts:
            result.extend(source.getlist(key, type))
        return result

    def _keys(self):
        seen = {}
        for source in self.dicts:
            for key in source:
                seen[key] = True
        return seen

    def keys(self):
        return list(self._keys())

    def __iter__(self):
        return iter(self._keys())

    def __len__(self):
        return len(self._keys())

    def __bool__(self):
        return any(map(bool, self.dicts))

    def __contains__(self, key):
        return any(key in source for source in self.dicts)

    def items(self, multi=False):
        found = set()
        for source in self.dicts:
            for key, value in source.items(multi):
                if multi:
                    yield key, value
                elif key not in found:
                    found.add(key)
                    yield key, value

    def values(self):
        for _, value in self.items():
            yield value

    def lists(self):
        result = {}
        for source in self.dicts:
            for key, values in source.lists():
                result.setdefault(key, []).extend(values)
        return list(result.items())

    def listvalues(self):
        return (values for _, values in self.lists())

    def copy(self):
        return MultiDict(self.items(multi=True))

    def to_dict(self, flat=True):
        return dict(self.items()) if flat else dict(self.lists())

    def __repr__(self):
        return f"CombinedMultiDict({self.dicts!r})"


class CallbackDict(dict):
    """A dict that calls `on_update(self)` when it changed; a pop or setdefault that changes nothing stays silent."""

    def __init__(self, initial=None, on_update=None):
        if initial is None:
            dict.__init__(self)
        else:
            dict.__init__(self, initial)
        self.on_update = on_update

    def _changed(self):
        if self.on_update is not None:
            self.on_update(self)

    def __setitem__(self, key, value):
        dict.__setitem__(self, key, value)
        self._changed()

    def __delitem__(self, key):
        dict.__delitem__(self, key)
        self._changed()

    def clear(self):
        dict.clear(self)
        self._changed()

    def popitem(self):
        item = dict.popitem(self)
        self._changed()
        return item

    def update(self, *args, **kwargs):
        dict.update(self, *args, **kwargs)
        self._changed()

    def __ior__(self, other):
        dict.update(self, other)
        self._changed()
        return self

    def pop(self, key, default=_missing):
        had = key in self
        if default is _missing:
            value = dict.pop(self, key)
        else:
            value = dict.pop(self, key, default)
        if had:
            self._changed()
        return value

    def setdefault(self, key, default=None):
        had = key in self
        value = dict.setdefault(self, key, default)
        if not had:
            self._changed()
        return value

    def __repr__(self):
        return f"<{type(self).__name__} {dict.__repr__(self)}>"
