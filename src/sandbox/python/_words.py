"""CPython's words for the errors of the interpreter.

RustPython raises the same errors and says some of them differently. Beginners search the web for what they read, so
`str(error)` says it as CPython does, wherever it is asked: in a traceback, in `print(error)`, in an f-string.
What is not recognised stays as it is. Where one wording stands for several of CPython's, it stays too.
"""
import re

from _cerez import word_exceptions

_SAME = {
    "maximum recursion depth exceeded ": "maximum recursion depth exceeded",
    "index out of range": "string index out of range",
    "%d format: a number is required, not str": "%d format: a real number is required, not str",
    "type str doesn't define __round__": "type str doesn't define __round__ method",
    "error decoding base64: Incorrect padding": "Incorrect padding",
    "cannot compare naive and aware datetimes": "can't compare offset-naive and offset-aware datetimes",
    "cannot mix naive and timezone-aware time": "can't subtract offset-naive and offset-aware datetimes",
    "x / 0": "[<class 'decimal.DivisionByZero'>]",
    "0 / 0": "[<class 'decimal.InvalidOperation'>]",
}
_PATTERNS = [
    (re.compile(pattern), words)
    for pattern, words in (
        (r"^Cannot add (list|tuple) and (.+)$", r'can only concatenate \1 (not "\2") to \1'),
        (r"^unsupported operand type\(s\) for \+=?: '(str|list|tuple)' and '(.+)'$",
         r'can only concatenate \1 (not "\2") to \1'),
        (r"^unsupported operand type\(s\) for \+=?: 'bytes' and '(.+)'$", r"can't concat \1 to bytes"),
        (r"^'(-?\d+|'.*'|\".*\"|[^']+)' is not in list$", r"\1 is not in list"),
        (r"^float\(\) argument must be a string or a number, (.+)$",
         r"float() argument must be a string or a real number, \1"),
        (r"^(\w+) object is not an iterator$", r"'\1' object is not an iterator"),
        (r"^(list|tuple) indices must be integers or slices or classes that override __index__ operator, not '(.+)'$",
         r"\1 indices must be integers or slices, not \2"),
        (r"^(?:str|string) indices must be integers or slices or classes that override __index__ operator, not '(.+)'$",
         r"string indices must be integers, not '\1'"),
        (r"^(isinstance\(\) arg 2 must be a type, a tuple of types, or a union), not .+$", r"\1"),
        (r"^(issubclass\(\) arg 1 must be a class), not .+$", r"\1"),
        (r"^class (.+) without an implementation for (abstract methods? .+)$",
         r"Can't instantiate abstract class \1 without an implementation for \2"),
        (r"^local variable '(.+)' referenced before assignment$",
         r"cannot access local variable '\1' where it is not associated with a value"),
        (r"^free variable '(.+)' referenced before assignment in enclosing scope$",
         r"cannot access free variable '\1' where it is not associated with a value in enclosing scope"),
        (r"^Invalid literal for Decimal: .+$", "[<class 'decimal.ConversionSyntax'>]"),
    )
]
#: Types that C names with their module, in messages about operators.
_OPERANDS = re.compile(r"'(datetime|date|time|timedelta|Decimal)'")
_MODULES = {"Decimal": "decimal"}

_plain = BaseException.__str__


def cpythons(text):
    """The message in CPython's words."""
    known = _SAME.get(text)
    if known is not None:
        return known
    if text.startswith(("unsupported operand type", "'<' not", "'>' not", "'<=' not", "'>=' not")):
        text = _OPERANDS.sub(lambda match: f"'{_MODULES.get(match[1], 'datetime')}.{match[1]}'", text)
    for pattern, words in _PATTERNS:
        if pattern.match(text):
            return pattern.sub(words, text)
    return text


def _str(error):
    text = _plain(error)
    if type(error).__module__ in ("builtins", "binascii", "decimal") and type(text) is str:
        return cpythons(text)
    return text


_str.__name__ = "__str__"
_str.__qualname__ = "BaseException.__str__"
word_exceptions(_str)
