"""What the host wants to know of an exception: type, message, place, subject, and the traceback's text."""
from werkzeug._learner import is_learner_frame

from _places import expression_of
from _traceback import format_exception, frames_of, template_of

#: Frames handed to the host; a runaway recursion has a thousand.
_FRAMES = 40


#: Wordings of RustPython's that stand for several of CPython's.
_AMBIGUOUS = (
    "cannot be interpreted as an integer", "object is not iterable", "is not in list", "is required, not 'str'",
    "tuple index out of range", "Expected type 'str' but", "Unexpected keyword argument ", "expected at ",
)


def describe(exc):
    """(type, message, line, column, traceback, name, function, source line, frames) of an exception.

    Lines and columns count from 1 in the learner's file. `frames` are (line, function, source line), outermost first.
    """
    frames = frames_of(exc.__traceback__)
    type_name = type_of(exc)
    message = message_of(exc)
    line = column = function = source_line = None
    if isinstance(exc, SyntaxError) and not frames_are_deeper(exc, frames):
        line, column = exc.lineno, exc.offset
        source_line = (exc.text or "").rstrip("\n") or None
        function = None
    elif frames:
        last = frames[-1]
        line, function, source_line = last.line, last.name, last.source
        span = last.span
        column = None if span is None else span[0] + 1
    return (
        type_name, message, line, column, traceback_text(exc), subject_of(exc), function, source_line,
        [(frame.line, frame.name, frame.source) for frame in frames[-_FRAMES:]],
    )


def describe_in(exc, request, program):
    """The same for an error of a request: when no line of the learner's ran into it, point at the view function."""
    described = describe(exc)
    if described[2] is not None:
        return described
    view = program.app.view_functions.get(request.endpoint)
    view = getattr(view, "__wrapped__", view)
    code = getattr(view, "__code__", None)
    if code is None or not is_learner_function(view):
        return described
    loader = view.__globals__["__loader__"]
    line = code.co_firstlineno
    # The first line of a decorated function is its first decorator.
    while (loader.line(line) or "def").lstrip().startswith(("@", "#")) or not (loader.line(line) or "def").strip():
        line += 1
    fields = list(described)
    fields[2] = line
    fields[6] = view.__name__
    fields[7] = loader.line(line)
    return tuple(fields)


def is_learner_function(view):
    class _Frame:
        f_globals = getattr(view, "__globals__", {})

    return is_learner_frame(_Frame)


def frames_are_deeper(exc, frames):
    """True for a SyntaxError raised while the program ran (by its own `compile` or `int`-like call), not by loading."""
    return bool(frames) and exc.filename is None


def type_of(exc):
    cls = type(exc)
    module = cls.__module__
    if module in ("builtins", "__main__") or module is None:
        return cls.__qualname__
    return f"{module}.{cls.__qualname__}"


def message_of(exc):
    if isinstance(exc, SyntaxError):
        return str(exc.msg)
    try:
        message = str(exc)
    except Exception:
        return "<exception str() failed>"
    if isinstance(exc, ImportError) and message.startswith("cannot import name") and message.endswith(")"):
        # Where our stand-in lives would only confuse.
        message = message[: message.rfind(" (")]
    return _by_place(exc, message)


def _by_place(exc, message):
    """Where RustPython has one wording for several of CPython's, the line that failed tells which is meant."""
    if not message.startswith(_AMBIGUOUS) and not message.endswith(_AMBIGUOUS):
        return message
    frames = frames_of(exc.__traceback__)
    span = frames[-1].span if frames else None
    if span is None or not frames[-1].source:
        return message
    start, last, end = span
    node = expression_of(frames[-1].source[start:end]) if last == frames[-1].line else None
    operator = type(getattr(node, "op", None)).__name__
    kind = message.split("'")[1] if "'" in message else ""
    if operator == "Mult" and message.endswith("as an integer"):
        return f"can't multiply sequence by non-int of type '{kind}'"
    if operator == "Add" and message.endswith("is required, not 'str'"):
        return "can't concat str to bytes"
    if type(node).__name__ == "Compare" and message.endswith("is not iterable"):
        return f"argument of type '{kind}' is not iterable"
    function = getattr(node, "func", None)
    called = getattr(function, "attr", None) or getattr(function, "id", None)
    if called == "remove" and message.endswith("is not in list"):
        return "list.remove(x): x not in list"
    if called == "format" and message == "tuple index out of range":
        return "Replacement index out of range for positional args tuple"
    if called == "join" and message.startswith("Expected type 'str' but"):
        return f"sequence item 0: expected str instance, {message.split(chr(39))[3]} found"
    if called and message.startswith("Unexpected keyword argument "):
        return f"{message.split()[-1]!r} is an invalid keyword argument for {called}()"
    if called and message.startswith("expected at "):
        _, _, which, wanted, _, _, got = message.replace(",", "").split()
        # A method counts its object, CPython does not.
        wanted, got = int(wanted), int(got)
        if hasattr(function, "attr"):
            wanted, got = wanted - 1, got - 1
        return f"{called} expected at {which} {wanted} argument{'' if wanted == 1 else 's'}, got {got}"
    return message


def subject_of(exc):
    """The name an explanation can use: the unknown name, the missing key, the template, the endpoint."""
    marked = getattr(exc, "_cerez_name", None)
    if marked is not None:
        return marked
    message = message_of(exc)
    if isinstance(exc, ImportError):
        if message.startswith("cannot import name"):
            return _quoted(message)
        return exc.name or _quoted(message)
    if hasattr(exc, "endpoint") and hasattr(exc, "adapter"):
        return str(exc.endpoint)
    if hasattr(exc, "templates") and hasattr(exc, "name"):
        return exc.name
    if type(exc).__module__ == "jinja2.exceptions":
        name, line = template_of(exc)
        return f"{name}:{line}" if line else None
    if isinstance(exc, KeyError):
        key = exc.args[0] if exc.args else None
        return None if key is None else str(key)
    if isinstance(exc, AttributeError):
        return getattr(exc, "name", None) or _last_quoted(message)
    if isinstance(exc, NameError):
        return getattr(exc, "name", None) or _quoted(message)
    if isinstance(exc, SyntaxError):
        return None
    if isinstance(exc, AssertionError) and message.startswith("View function mapping"):
        return message.rpartition(": ")[2]
    if isinstance(exc, ValueError) and message.startswith("invalid literal"):
        return _quoted(message.partition(": ")[2])
    if isinstance(exc, TypeError) and message.startswith("Object of type"):
        # Only a value of the session has a key to name.
        return None
    return _quoted(message)


def _quoted(text):
    """What stands in the first pair of quotes."""
    for mark in ("'", '"'):
        first = text.find(mark)
        second = text.find(mark, first + 1)
        if 0 <= first < second:
            return text[first + 1 : second]
    return None


def _last_quoted(text):
    end = text.rfind("'")
    start = text.rfind("'", 0, end)
    return text[start + 1 : end] if 0 <= start < end else None


def traceback_text(exc):
    """The whole text, causes first, as the interpreter writes it."""
    return format_exception(exc, message_of, type_of)
