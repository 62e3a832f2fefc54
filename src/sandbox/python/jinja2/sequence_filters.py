"""Filters of lists, dicts and what else can be gone through."""
from itertools import chain, groupby

from markupsafe import escape, soft_str

from .context import passed
from .exceptions import FilterArgumentError, TemplateRuntimeError
from .passing import pass_context, pass_eval_context
from .runtime import item as _item
from .undefined import Undefined


def ignore_case(value):
    return value.lower() if isinstance(value, str) else value


def _parts(path):
    """`"a.b.0"` -> the keys to follow."""
    if path is None:
        return []
    if isinstance(path, str):
        return [int(part) if part.isdigit() else part for part in path.split(".")]
    return [path]


def _getter(path, postprocess=None, default=None):
    parts = _parts(path)

    def get(value):
        for part in parts:
            value = _item(value, part)
            if default is not None and isinstance(value, Undefined):
                value = default
        return value if postprocess is None else postprocess(value)

    return get


def _folding(case_sensitive):
    return None if case_sensitive else ignore_case


def do_default(value, default_value="", boolean=False):
    if isinstance(value, Undefined) or (boolean and not value):
        return default_value
    return value


def do_first(seq):
    for value in seq:
        return value
    return Undefined("No first item, sequence was empty.")


def do_last(seq):
    for value in reversed(seq):
        return value
    return Undefined("No last item, sequence was empty.")


def do_random(seq):
    from random import choice

    try:
        return choice(seq)
    except IndexError:
        return Undefined("No random item, sequence was empty.")


def do_reverse(value):
    if isinstance(value, str):
        return value[::-1]
    try:
        return reversed(value)
    except TypeError:
        try:
            turned = list(value)
        except TypeError as error:
            raise FilterArgumentError("argument must be iterable") from error
        turned.reverse()
        return turned


@pass_eval_context
def do_join(eval_ctx, value, d="", attribute=None):
    if attribute is not None:
        value = map(_getter(attribute), value)
    if not eval_ctx.autoescape:
        return str(d).join(map(str, value))
    if hasattr(d, "__html__"):
        return soft_str(d).join(map(soft_str, value))
    parts = list(value)
    marked = any([hasattr(part, "__html__") for part in parts])
    parts = [part if hasattr(part, "__html__") else str(part) for part in parts]
    return (escape(d) if marked else str(d)).join(parts)


def do_dictsort(value, case_sensitive=False, by="key", reverse=False):
    if by not in ("key", "value"):
        raise FilterArgumentError('You can only sort by either "key" or "value"')
    place = 0 if by == "key" else 1

    def key(pair):
        return pair[place] if case_sensitive else ignore_case(pair[place])

    return sorted(value.items(), key=key, reverse=reverse)


def do_sort(value, reverse=False, case_sensitive=False, attribute=None):
    paths = attribute.split(",") if isinstance(attribute, str) else [attribute]
    getters = [_getter(path, _folding(case_sensitive)) for path in paths]
    return sorted(value, key=lambda item: [get(item) for get in getters], reverse=reverse)


def do_unique(value, case_sensitive=False, attribute=None):
    get, seen = _getter(attribute, _folding(case_sensitive)), set()
    for item in value:
        key = get(item)
        if key not in seen:
            seen.add(key)
            yield item


def _extreme(value, choose, case_sensitive, attribute):
    iterator = iter(value)
    for first in iterator:
        return choose(chain([first], iterator), key=_getter(attribute, _folding(case_sensitive)))
    return Undefined("No aggregated item, sequence was empty.")


def do_min(value, case_sensitive=False, attribute=None):
    return _extreme(value, min, case_sensitive, attribute)


def do_max(value, case_sensitive=False, attribute=None):
    return _extreme(value, max, case_sensitive, attribute)


def do_sum(iterable, attribute=None, start=0):
    return sum(iterable if attribute is None else map(_getter(attribute), iterable), start)


def do_slice(value, slices, fill_with=None):
    seq = list(value)
    size, extra = divmod(len(seq), slices)
    offset = 0
    for number in range(slices):
        start = offset + number * size
        if number < extra:
            offset += 1
        part = seq[start : offset + (number + 1) * size]
        if fill_with is not None and number >= extra:
            part.append(fill_with)
        yield part


def do_batch(value, linecount, fill_with=None):
    row = []
    for item in value:
        if len(row) == linecount:
            yield row
            row = []
        row.append(item)
    if row:
        if fill_with is not None and len(row) < linecount:
            row += [fill_with] * (linecount - len(row))
        yield row


class _Group(tuple):
    """A pair that can also be asked for its `grouper` and its `list`."""

    __slots__ = ()
    grouper = property(lambda self: self[0])
    list = property(lambda self: self[1])


def do_groupby(value, attribute, default=None, case_sensitive=False):
    key = _getter(attribute, _folding(case_sensitive), default)
    groups = [_Group((own, list(values))) for own, values in groupby(sorted(value, key=key), key)]
    if not case_sensitive:
        shown = _getter(attribute, default=default)
        groups = [_Group((shown(values[0]), values)) for _, values in groups]
    return groups


def do_items(value):
    if isinstance(value, Undefined):
        return
    if not hasattr(value, "items"):
        raise TypeError("Can only get item pairs from a mapping.")
    yield from value.items()


def do_attr(obj, name):
    """The attribute, never the item."""
    try:
        return getattr(obj, str(name))
    except AttributeError:
        return Undefined(obj=obj, name=name)


def _named(context, table, kind, name):
    try:
        return table[name]
    except KeyError:
        raise TemplateRuntimeError(f"No {kind} named {name!r}.") from None


def _with_context(context, function):
    """The function of one value; what it asks for comes first."""
    wants = getattr(function, "jinja_pass_arg", None)
    return (passed(wants, context, context.eval_ctx),) if wants is not None else ()


@pass_context
def do_map(context, value, *args, **kwargs):
    if not args and "attribute" in kwargs:
        path, default = kwargs.pop("attribute"), kwargs.pop("default", None)
        if kwargs:
            raise FilterArgumentError(f"Unexpected keyword argument {next(iter(kwargs))!r}")
        work = _getter(path, default=default)
    else:
        if not args:
            raise FilterArgumentError("map requires a filter argument")
        function = _named(context, context.environment.filters, "filter", args[0])
        first = _with_context(context, function)

        def work(item):
            return function(*first, item, *args[1:], **kwargs)

    for item in value or ():
        yield work(item)


def _selecting(context, value, args, kwargs, wanted, by_attribute):
    get = None
    if by_attribute:
        if not args:
            raise FilterArgumentError("Missing parameter for attribute name")
        get, args = _getter(args[0]), args[1:]
    if args:
        function = _named(context, context.environment.tests, "test", args[0])
        first = _with_context(context, function)
    for item in value or ():
        own = item if get is None else get(item)
        held = function(*first, own, *args[1:], **kwargs) if args else own
        if bool(held) is wanted:
            yield item


@pass_context
def do_select(context, value, *args, **kwargs):
    return _selecting(context, value, args, kwargs, True, False)


@pass_context
def do_reject(context, value, *args, **kwargs):
    return _selecting(context, value, args, kwargs, False, False)


@pass_context
def do_selectattr(context, value, *args, **kwargs):
    return _selecting(context, value, args, kwargs, True, True)


@pass_context
def do_rejectattr(context, value, *args, **kwargs):
    return _selecting(context, value, args, kwargs, False, True)
