"""Filters of texts and numbers."""
import math
import re

from markupsafe import Markup, escape, soft_str

from .exceptions import FilterArgumentError
from .passing import pass_environment, pass_eval_context
from .undefined import Undefined
from .urlize import urlize as _urlize


def do_upper(s):
    return soft_str(s).upper()


def do_lower(s):
    return soft_str(s).lower()


def do_capitalize(s):
    return soft_str(s).capitalize()


_WORD_BEGINNING = re.compile(r"([-\s({\[<]+)")


def do_title(s):
    words = [word for word in _WORD_BEGINNING.split(soft_str(s)) if word]
    return "".join([word[0].upper() + word[1:].lower() for word in words])


def do_trim(value, chars=None):
    return soft_str(value).strip(chars)


def do_center(value, width=80):
    return soft_str(value).center(width)


@pass_eval_context
def do_replace(eval_ctx, s, old, new, count=None):
    count = -1 if count is None else count
    if not eval_ctx.autoescape:
        return str(s).replace(str(old), str(new), count)
    if hasattr(old, "__html__") or (hasattr(new, "__html__") and not hasattr(s, "__html__")):
        s = escape(s)
    else:
        s = soft_str(s)
    return s.replace(soft_str(old), soft_str(new), count)


def do_truncate(s, length=255, killwords=False, end="...", leeway=None):
    leeway = 5 if leeway is None else leeway
    assert length >= len(end), f"expected length >= {len(end)}, got {length}"
    assert leeway >= 0, f"expected leeway >= 0, got {leeway}"
    if len(s) <= length + leeway:
        return s
    if killwords:
        return s[: length - len(end)] + end
    return s[: length - len(end)].rsplit(" ", 1)[0] + end


def do_wordwrap(s, width=79, break_long_words=True, wrapstring=None, break_on_hyphens=True):
    from textwrap import wrap

    between = "\n" if wrapstring is None else wrapstring
    lines = []
    for line in s.splitlines():
        lines.append(between.join(wrap(
            line, width=width, expand_tabs=False, replace_whitespace=False, break_long_words=break_long_words,
            break_on_hyphens=break_on_hyphens,
        )))
    return between.join(lines)


def do_wordcount(s):
    return len(re.findall(r"\w+", soft_str(s)))


def do_indent(s, width=4, first=False, blank=False):
    indention = width if isinstance(width, str) else " " * width
    newline = "\n"
    if isinstance(s, Markup):
        indention, newline = Markup(indention), Markup(newline)
    s += newline
    if blank:
        text = (newline + indention).join(s.splitlines())
    else:
        lines = s.splitlines()
        text = lines.pop(0)
        if lines:
            text += newline + newline.join([indention + line if line else line for line in lines])
    return indention + text if first else text


def do_format(value, *args, **kwargs):
    if args and kwargs:
        raise FilterArgumentError("can't handle positional and keyword arguments at the same time")
    return soft_str(value) % (kwargs or args)


def do_string(value):
    return soft_str(value)


def do_striptags(value):
    if hasattr(value, "__html__"):
        value = value.__html__()
    return Markup(str(value)).striptags()


def do_safe(value):
    return Markup(value)


def do_forceescape(value):
    if hasattr(value, "__html__"):
        value = value.__html__()
    return escape(str(value))


def _quoted(value, for_query=False):
    from urllib.parse import quote

    if not isinstance(value, bytes):
        value = str(value).encode()
    text = quote(value, safe=b"" if for_query else b"/")
    return text.replace("%20", "+") if for_query else text


def do_urlencode(value):
    if isinstance(value, str) or not hasattr(value, "__iter__"):
        return _quoted(value)
    items = value.items() if isinstance(value, dict) else value
    return "&".join([f"{_quoted(key, True)}={_quoted(item, True)}" for key, item in items])


@pass_eval_context
def do_urlize(eval_ctx, value, trim_url_limit=None, nofollow=False, target=None, rel=None, extra_schemes=None):
    words = {"noopener", *(rel or "").split(), *(["nofollow"] if nofollow else ())}
    return eval_ctx.markup(_urlize(value, trim_url_limit, " ".join(sorted(words)), target, extra_schemes or ()))


@pass_eval_context
def do_xmlattr(eval_ctx, d, autospace=True):
    parts = []
    for key, value in d.items():
        if value is None or isinstance(value, Undefined):
            continue
        if re.search(r"[ \t\n\r\f\v/>=]", key) is not None:
            raise ValueError(f"Invalid character in attribute name: {key!r}")
        parts.append(f'{escape(key)}="{escape(value)}"')
    text = " ".join(parts)
    return eval_ctx.markup(" " + text if autospace and text else text)


def do_filesizeformat(value, binary=False):
    size = float(value)
    base = 1024 if binary else 1000
    if size == 1:
        return "1 Byte"
    if size < base:
        return f"{int(size)} Bytes"
    for power, letter in enumerate("kMGTPEZY", 2):
        unit = base**power
        if size < unit:
            break
    prefix = letter.upper() + "i" if binary else letter
    return f"{base * size / unit:.1f} {prefix}B"


def do_pprint(value):
    from pprint import pformat

    return pformat(value)


def do_int(value, default=0, base=10):
    try:
        return int(value, base) if isinstance(value, str) else int(value)
    except (TypeError, ValueError):
        try:
            return int(float(value))
        except (TypeError, ValueError, OverflowError):
            return default


def do_float(value, default=0.0):
    try:
        return float(value)
    except (TypeError, ValueError):
        return default


def do_round(value, precision=0, method="common"):
    if method not in ("common", "ceil", "floor"):
        raise FilterArgumentError("method must be common, ceil or floor")
    if method == "common":
        return round(value, precision)
    return getattr(math, method)(value * (10**precision)) / (10**precision)


@pass_environment
def do_tojson(environment, value, indent=None):
    """JSON that is safe inside `<script>` and in attributes with single quotes."""
    dumps = environment.policies["json.dumps_function"]
    if dumps is None:
        from json import dumps
    options = dict(environment.policies["json.dumps_kwargs"])
    if indent is not None:
        options["indent"] = indent
    text = dumps(value, **options)
    for character, written in (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027")):
        text = text.replace(character, written)
    return Markup(text)
