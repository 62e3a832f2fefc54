"""From a path to a view function and back."""
from .converters import (
    AnyConverter, BaseConverter, FloatConverter, IntegerConverter, NumberConverter, PathConverter, UnicodeConverter,
    UUIDConverter, ValidationError,
)
from .exceptions import BuildError, NoMatch, RequestPath, RequestRedirect, RoutingException
from .map import Map, MapAdapter
from .rules import Rule
