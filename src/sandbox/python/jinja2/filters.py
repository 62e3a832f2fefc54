"""Jinja2's filters: `{{ value|name(argument) }}`."""
from markupsafe import escape

from . import sequence_filters, text_filters

FILTERS = {
    name[3:]: function
    for module in (text_filters, sequence_filters)
    for name, function in vars(module).items()
    if name.startswith("do_")
}
FILTERS.update(
    abs=abs, count=len, d=sequence_filters.do_default, e=escape, escape=escape, length=len, list=list,
)
