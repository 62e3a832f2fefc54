"""Containers for forms, cookies and headers. The rarer ones are imported when they are first asked for."""
from .header_set import HeaderSet
from .headers import EnvironHeaders, Headers, header_value
from .mixins import ImmutableDict, ImmutableList, iter_multi_items
from .structures import CallbackDict, CombinedMultiDict, ImmutableMultiDict, MultiDict

_LATE = {
    "Accept": "accept",
    "CharsetAccept": "accept",
    "LanguageAccept": "accept",
    "MIMEAccept": "accept",
    "Authorization": "auth",
    "FileStorage": "file_storage",
    "CacheControl": "cache_control",
    "RequestCacheControl": "cache_control",
    "ResponseCacheControl": "cache_control",
}


def __getattr__(name):
    if name in _LATE:
        return getattr(__import__(f"{__name__}.{_LATE[name]}", None, None, [name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
