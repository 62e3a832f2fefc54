"""An exception as CPython prints it, without the frames that are not the learner's."""
from werkzeug._learner import is_learner_frame

#: Frames handed to the host; a runaway recursion has a thousand.
_FRAMES = 40


def describe(exc):
    """(type, message, line, column, traceback, name, function, source line, frames) of an exception.

    Lines and columns count from 1 in the learner's file. `frames` are (line, function, source line), outermost first.
    """
    frames = _frames(exc.__traceback__)
    type_name = type_of(exc)
    message = message_of(exc)
    line = column = function = source_line = None
    if isinstance(exc, SyntaxError) and not frames_are_deeper(exc, frames):
        line, column = exc.lineno, exc.offset
        source_line = (exc.text or "").rstrip("\n") or None
        function = None
    elif frames:
        last = frames[-1]
        line, function, source_line = last[:3]
        column = last[3]
    return (
        type_name, message, line, column, traceback_text(exc), subject_of(exc), function, source_line,
        [frame[:3] for frame in frames[-_FRAMES:]],
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


def _frames(tb):
    """(line, function, source line, column) of every learner's frame, outermost first."""
    frames = []
    while tb is not None:
        frame = tb.tb_frame
        if is_learner_frame(frame):
            loader = frame.f_globals["__loader__"]
            if loader.filename == frame.f_code.co_filename:
                line = tb.tb_lineno
                name = frame.f_code.co_name
                frames.append((line, None if name == "<module>" else name, loader.line(line), _column(tb), loader))
        tb = tb.tb_next
    return frames


def _column(tb):
    """Where in the line, from 1, if this Python keeps it."""
    try:
        positions = list(tb.tb_frame.f_code.co_positions())
        start = positions[tb.tb_lasti // 2][2]
        return None if start is None else start + 1
    except Exception:
        return None


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
    elif message.startswith("unsupported operand type(s) for +: '"):
        message = _concatenation(message)
    return message


def _concatenation(message):
    """`"a" + 5`: CPython says it of the left side, RustPython of both."""
    left, _, right = message.partition(": '")[2].rstrip("'").partition("' and '")
    if left in ("str", "list", "tuple"):
        return f'can only concatenate {left} (not "{right}") to {left}'
    if left == "bytes":
        return f"can't concat {right} to bytes"
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
        return message.split()[3]
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
    return "\n".join(_traceback(exc, set()))


def _traceback(exc, seen):
    seen.add(id(exc))
    lines = []
    cause, context = exc.__cause__, exc.__context__
    if cause is not None and id(cause) not in seen:
        if _frames(cause.__traceback__):
            lines += _traceback(cause, seen)
            lines += ["", "The above exception was the direct cause of the following exception:", ""]
    elif context is not None and not exc.__suppress_context__ and id(context) not in seen:
        # A context of ours (how a cookie was parsed, say) is no news to the learner.
        if _frames(context.__traceback__):
            lines += _traceback(context, seen)
            lines += ["", "During handling of the above exception, another exception occurred:", ""]
    frames = _frames(exc.__traceback__)
    if frames:
        lines.append("Traceback (most recent call last):")
        repeated, last = 0, None
        for line, function, source, _, loader in frames:
            key = (line, function)
            if key == last:
                repeated += 1
            else:
                lines += _repetition(repeated)
                repeated, last = 0, key
            if repeated >= 3:
                continue
            lines.append(f'  File "{loader.filename}", line {line}, in {function or "<module>"}')
            if source and source.strip():
                lines.append(f"    {source.strip()}")
        lines += _repetition(repeated)
    if isinstance(exc, SyntaxError):
        lines += _syntax_lines(exc)
    message = message_of(exc)
    lines.append(f"{type_of(exc)}: {message}" if message else type_of(exc))
    for note in getattr(exc, "__notes__", None) or ():
        lines += str(note).split("\n")
    return lines


def _repetition(count):
    """CPython shows a recursion's line three times and counts the rest."""
    if count < 3:
        return []
    return [f"  [Previous line repeated {count - 2} more time{'s' if count > 3 else ''}]"]


def _syntax_lines(exc):
    """The file, the line and a caret under the place."""
    if exc.lineno is None:
        return []
    lines = [f'  File "{exc.filename or "<string>"}", line {exc.lineno}']
    if exc.text is None:
        return lines
    text = exc.text.rstrip("\n")
    shown = text.lstrip(" \n\f")
    lines.append(f"    {shown}")
    if exc.offset is not None:
        dropped = len(text) - len(shown)
        offset = exc.offset
        end = exc.end_offset if getattr(exc, "end_offset", None) not in (None, 0) else offset
        if getattr(exc, "end_lineno", None) not in (None, exc.lineno):
            end = len(text) + 1
        if offset == end or end == -1:
            end = offset + 1
        column, end_column = offset - 1 - dropped, end - 1 - dropped
        if column >= 0:
            lines.append(f"    {' ' * column}{'^' * max(1, end_column - column)}")
    return lines
