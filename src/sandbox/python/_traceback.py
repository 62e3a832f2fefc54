"""A traceback as CPython prints it: the learner's frames and their templates', source lines, carets, causes first."""
import opcode
import sys

from _places import anchors_of, precise
from werkzeug._learner import is_learner_frame

#: Frames at each end whose lines get marks: two functions that call each other fill a traceback with a thousand.
_MARKED = 20
#: CPython shows a recursion's line three times and counts the rest.
_REPEATS = 3


class Frame:
    """One place in the learner's file, or in a template."""

    __slots__ = ("filename", "line", "name", "source", "_tb")

    def __init__(self, filename, line, name, source, tb=None):
        self.filename = filename
        self.line = line
        #: The function; None for the module's own lines.
        self.name = name
        self.source = source
        self._tb = tb

    @property
    def span(self):
        """(first column, last line, last column) from 0 of what failed; worked out only for a frame that is shown."""
        return None if self._tb is None else _span(self._tb)


def frames_of(tb, templates=False):
    """The learner's frames, outermost first; on demand the templates' too."""
    frames = []
    while tb is not None:
        frame, code = tb.tb_frame, tb.tb_frame.f_code
        if is_learner_frame(frame):
            loader = frame.f_globals["__loader__"]
            if loader.filename == code.co_filename:
                name = None if code.co_name == "<module>" else code.co_name
                frames.append(Frame(loader.filename, tb.tb_lineno, name, loader.line(tb.tb_lineno), tb))
            elif code.co_filename == "<string>":
                # The learner's own `exec` or `eval`.
                name = None if code.co_name == "<module>" else code.co_name
                frames.append(Frame("<string>", tb.tb_lineno, name, None))
        elif templates and "__jinja_template__" in frame.f_globals:
            template = frame.f_globals["__jinja_template__"]
            line, source = template.line(tb.tb_lineno)
            if line and code.co_filename == template.filename:
                frames.append(Frame(template.filename, line, _template_place(code.co_name), source))
        tb = tb.tb_next
    return frames


def template_of(exc):
    """(name, line) of the template that an error of Jinja's is about; the name is empty for one given as text."""
    if hasattr(exc, "lineno"):
        return exc.name or "", exc.lineno
    found, tb = ("", 0), exc.__traceback__
    while tb is not None:
        template = tb.tb_frame.f_globals.get("__jinja_template__")
        if template is not None:
            line, _ = template.line(tb.tb_lineno)
            found = (template.name or "", line) if line else found
        tb = tb.tb_next
    return found


def _template_place(name):
    if name == "root":
        return "top-level template code"
    return f"block {name[6:]!r}" if name.startswith("block_") else "template"


def _span(tb):
    try:
        code = tb.tb_frame.f_code
        first, last, start, end = list(code.co_positions())[tb.tb_lasti // 2]
        operation = opcode.opname[code.co_code[tb.tb_lasti]]
    except Exception:
        return None
    loader = tb.tb_frame.f_globals["__loader__"]
    line = loader.line(tb.tb_lineno) or ""
    if line.lstrip().startswith("@") and "CALL" in operation:
        # The call that a decorator is.
        return line.index("@") + 1, tb.tb_lineno, len(line.rstrip())
    if first != tb.tb_lineno or None in (last, start, end):
        return None
    return precise(line, first, last, start, end, operation)


def format_exception(exc, message_of, type_of):
    """The whole text."""
    return "\n".join(_lines(exc, set(), message_of, type_of))


def _lines(exc, seen, message_of, type_of):
    seen.add(id(exc))
    lines = []
    cause, context = exc.__cause__, exc.__context__
    if cause is not None and id(cause) not in seen:
        if frames_of(cause.__traceback__):
            lines += _lines(cause, seen, message_of, type_of)
            lines += ["", "The above exception was the direct cause of the following exception:", ""]
    elif context is not None and not exc.__suppress_context__ and id(context) not in seen:
        # A context of ours (how a cookie was parsed, say) is no news to the learner.
        if frames_of(context.__traceback__):
            lines += _lines(context, seen, message_of, type_of)
            lines += ["", "During handling of the above exception, another exception occurred:", ""]
    frames = frames_of(exc.__traceback__, True)
    place = _broken_template(exc)
    if place is not None:
        frames.append(place)
    if frames:
        lines.append("Traceback (most recent call last):")
        lines += _stack(frames)
    if isinstance(exc, SyntaxError):
        lines += _syntax_lines(exc)
    message = message_of(exc)
    lines.append(f"{type_of(exc)}: {message}{_suggestion(exc)}" if message else type_of(exc))
    for note in getattr(exc, "__notes__", None) or ():
        lines += str(note).split("\n")
    return lines


def _broken_template(exc):
    """Where in a template a TemplateSyntaxError stands; Jinja shows it as the last frame."""
    if type(exc).__module__ != "jinja2.exceptions" or not hasattr(exc, "lineno"):
        return None
    source = (exc.source or "").splitlines() if exc.name else ()
    line = source[exc.lineno - 1] if 1 <= exc.lineno <= len(source) else None
    return Frame(exc.filename or exc.name or "<unknown>", exc.lineno, "template", line)


def _stack(frames):
    lines, repeated, last = [], 0, None
    for index, frame in enumerate(frames):
        key = (frame.filename, frame.line, frame.name)
        if key == last:
            repeated += 1
        else:
            lines += _repetition(repeated)
            repeated, last = 0, key
        if repeated < _REPEATS:
            lines.append(f'  File "{frame.filename}", line {frame.line}, in {frame.name or "<module>"}')
            if frame.source and frame.source.strip():
                lines.append(f"    {frame.source.strip()}")
                if index < _MARKED or index >= len(frames) - _MARKED:
                    lines += _carets(frame)
    return lines + _repetition(repeated)


def _repetition(count):
    if count < _REPEATS:
        return []
    more = count - _REPEATS + 1
    return [f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]"]


def _carets(frame):
    """The line of `^` below the source line, unless it would mark all of it."""
    span = frame.span
    if span is None:
        return []
    line = frame.source
    start, last, end = span
    anchors = None
    if last == frame.line:
        anchors = anchors_of(line[start:end])
    else:
        end = len(line.rstrip())
    if end - start >= len(line.strip()) and not (anchors and anchors[1] > anchors[0]):
        return []
    if start < 0 or end <= start:
        return []
    indent = " " * (4 + start - (len(line) - len(line.lstrip())))
    if anchors is None:
        return [indent + "^" * (end - start)]
    left, right = anchors
    return [indent + "~" * left + "^" * (right - left) + "~" * (end - start - right)]


def _suggestion(exc):
    """". Did you mean: 'x'?" for a name that is nearly one that exists."""
    if not isinstance(exc, (NameError, AttributeError, ImportError)) or sys.implementation.name != "rustpython":
        return ""
    name = getattr(exc, "name_from", None) if isinstance(exc, ImportError) else getattr(exc, "name", None)
    if name is None or isinstance(exc, UnboundLocalError):
        return ""
    from traceback import _compute_suggestion_error

    try:
        meant = _compute_suggestion_error(exc, exc.__traceback__, name)
    except Exception:
        return ""
    return f". Did you mean: '{meant}'?" if meant else ""


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
