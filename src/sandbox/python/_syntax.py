"""A SyntaxError in CPython's words.

RustPython's parser finds the same errors but says less about them ("invalid syntax" for a bracket that was never
closed). Beginners search the web for the text they see, so it has to be CPython's. `improve` rewrites the exception in
place: message, line, column. What it does not recognise it leaves alone.
"""

_OPENERS = {"(": ")", "[": "]", "{": "}"}
_CLOSERS = {")": "(", "]": "[", "}": "{"}
_BLOCKS = (
    "def", "if", "elif", "else", "for", "while", "class", "try", "except", "finally", "with", "async", "match", "case",
)
_NOT_VALUES = frozenset(("for", "if", "else", "in", "is", "and", "or", "not", "as", "from", "async", "await", "lambda"))

_SAME = {
    "unexpected indentation": "unexpected indent",
    "expected an identifier": "invalid syntax",
    "expected a statement": "invalid syntax",
    "expected one or more symbol names after import": "invalid syntax",
    "expected class, function definition or async function definition after decorator": "invalid syntax",
    "positional argument cannot follow keyword argument": "positional argument follows keyword argument",
    "parameter without a default cannot follow a parameter with a default":
        "non-default argument follows default argument",
    "trailing comma not allowed": "trailing comma not allowed without surrounding parentheses",
    "unexpected character after line continuation": "unexpected character after line continuation character",
    "expected `except` or `finally` after `try` block": "expected 'except' or 'finally' block",
    "invalid decimal integer literal":
        "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers",
    "expected a parameter name": 'expression cannot contain assignment, perhaps you meant "=="?',
    "'continue' outside loop": "'continue' not properly in loop",
    "'await' outside async function": "'await' outside function",
}


class _Scan:
    """One pass over the source: brackets, unfinished strings, odd characters, and where statements begin."""

    def __init__(self, source):
        #: Brackets still open at the end: (character, line, column), columns from 1.
        self.open = []
        #: The first closing bracket that fits nothing: (closer, line, column, opener or None).
        self.wrong = None
        #: The first string without an end: (line, column, quotes).
        self.string = None
        #: The first character no statement can hold: (character, line, column).
        self.odd = None
        #: First line of the statement that each line belongs to.
        self.start_of = {}
        self.lines = source.split("\n")
        self._run(source)

    def _run(self, source):
        line, column, index = 1, 1, 0
        start = 1
        length = len(source)
        self.start_of[1] = 1
        while index < length:
            char = source[index]
            if char == "\n":
                continued = index > 0 and source[index - 1] == "\\"
                line, column, index = line + 1, 1, index + 1
                if not self.open and not continued:
                    start = line
                self.start_of[line] = start
            elif char == "#":
                end = source.find("\n", index)
                end = length if end < 0 else end
                column, index = column + end - index, end
            elif char in "'\"":
                quotes = char * 3 if source.startswith(char * 3, index) else char
                end = self._string_end(source, index + len(quotes), quotes)
                if end < 0:
                    if self.string is None:
                        self.string = (line, column, quotes)
                    return
                text = source[index:end]
                for extra in range(text.count("\n")):
                    self.start_of[line + extra + 1] = start
                line += text.count("\n")
                column = len(text) - text.rfind("\n") if "\n" in text else column + len(text)
                index = end
            else:
                self._character(char, line, column)
                column, index = column + 1, index + 1

    def _character(self, char, line, column):
        if char in _OPENERS:
            self.open.append((char, line, column))
        elif char in _CLOSERS:
            if self.open and self.open[-1][0] == _CLOSERS[char]:
                self.open.pop()
            elif self.wrong is None:
                self.wrong = (char, line, column, self.open[-1] if self.open else None)
        elif ord(char) > 127 and self.odd is None and not ("a" + char).isidentifier():
            self.odd = (char, line, column)

    @staticmethod
    def _string_end(source, index, quotes):
        while index < len(source):
            char = source[index]
            if char == "\\":
                index += 2
            elif source.startswith(quotes, index):
                return index + len(quotes)
            elif char == "\n" and len(quotes) == 1:
                return -1
            else:
                index += 1
        return -1


def improve(exc, source):
    """Rewrite a SyntaxError of `source` in CPython's words."""
    message = str(exc.msg)
    scan = _Scan(source.replace("\r\n", "\n"))
    if message.startswith("unterminated") and scan.string is not None:
        _unterminated(exc, scan)
    elif message.startswith("expected an indented block after"):
        _missing_block(exc, message, scan)
    elif message == "unexpected indentation":
        text = _line(scan, exc.lineno)
        _set(exc, "unexpected indent", exc.lineno, len(text) - len(text.lstrip()), scan)
    elif message == "invalid assignment target":
        _assignment(exc, scan)
    elif message.startswith("invalid syntax: f-string"):
        _set(exc, message.partition(": ")[2], exc.lineno, exc.offset, scan)
    elif message == "invalid syntax" or _SAME.get(message) == "invalid syntax":
        _generic(exc, scan)
    elif message.startswith("expected an expression"):
        _generic(exc, scan)
    elif message in _SAME:
        _set(exc, _SAME[message], exc.lineno, exc.offset, scan)
    elif "`" in message:
        exc.msg = message.replace("`", "'")
    return exc


def _line(scan, number):
    return scan.lines[number - 1] if number and 1 <= number <= len(scan.lines) else ""


def _set(exc, message, line, column, scan, end=None):
    exc.msg = message
    exc.lineno = line
    exc.offset = column
    exc.text = _line(scan, line) + "\n"
    exc.end_lineno = line
    exc.end_offset = column + 1 if end is None else end


def _unterminated(exc, scan):
    line, column, quotes = scan.string
    if len(quotes) == 3:
        # The line that could not be finished is the file's last one.
        last = len(scan.lines) - (1 if scan.lines[-1] == "" else 0)
        _set(exc, f"unterminated triple-quoted string literal (detected at line {last})", line, column, scan)
    else:
        _set(exc, f"unterminated string literal (detected at line {line})", line, column, scan)


def _missing_block(exc, message, scan):
    if " on line " in message:
        return
    what = message.partition(" after ")[2].replace("`class` definition", "class definition")
    what = what.replace("`", "'").replace("' clause", "' statement")
    number = min(exc.lineno or 1, len(scan.lines))
    # The header is the last statement above; at the end of the file the error stands on the header itself.
    above = number if _line(scan, number).rstrip().endswith(":") and number == len(scan.lines) - 1 else number - 1
    while above > 1 and (not _line(scan, above).strip() or _line(scan, above).lstrip().startswith("#")):
        above -= 1
    header = scan.start_of.get(above, above) or 1
    _set(exc, f"expected an indented block after {what} on line {header}", exc.lineno, exc.offset, scan)


def _assignment(exc, scan):
    text = _line(scan, exc.lineno)
    target = text[(exc.offset or 1) - 1 :].partition("=")[0].strip()
    hint = " here. Maybe you meant '==' instead of '='?"
    if target in ("None", "True", "False"):
        message = f"cannot assign to {target}"
    elif target[:1] in ("'", '"') or target[:1].isdigit():
        message = "cannot assign to literal" + hint
    elif target.endswith(")") and target[:1] != "(":
        message = "cannot assign to function call" + hint
    else:
        message = "cannot assign to expression" + hint
    end = (exc.offset or 1) + len(target)
    _set(exc, message, exc.lineno, exc.offset, scan, end)


def _generic(exc, scan):
    """What "invalid syntax" is about, in the order CPython looks."""
    line, column = exc.lineno or 1, exc.offset or 1
    if scan.odd is not None and scan.odd[1] <= line:
        char, at, place = scan.odd
        code = f"U+{ord(char):04X}"
        shown = f"invalid non-printable character {code}"
        if char.isprintable():
            shown = f"invalid character '{char}' ({code})"
        _set(exc, shown, at, place, scan)
        return
    if scan.wrong is not None and scan.wrong[1] <= line + 1:
        _wrong_bracket(exc, scan)
        return
    text = _line(scan, line)
    at_end = column > len(text.rstrip())
    if scan.open:
        opener, at, place = scan.open[-1]
        if line > at or at_end:
            _set(exc, f"'{opener}' was never closed", at, place, scan)
            return
    statement = _line(scan, scan.start_of.get(line, line))
    words = statement.replace("(", " ").replace(":", " ").split()
    first = words[0] if words else ""
    error = text[column - 1 :]
    if first in _BLOCKS:
        if at_end and not text.rstrip().endswith(":"):
            _set(exc, "expected ':'", line, column, scan)
            return
        if first in ("else", "try", "finally") and text[: column - 1].strip() == first:
            _set(exc, "expected ':'", line, column, scan)
            return
        if first in ("if", "elif", "while") and error[:1] == "=" and error[:2] != "==":
            place = text.index(first) + len(first) + 2
            _set(exc, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", line, place, scan, column)
            return
    stripped = text.lstrip()
    for name in ("print", "exec"):
        if stripped.startswith(name + " ") and column - 1 >= len(text) - len(stripped) + len(name):
            place = len(text) - len(stripped) + 1
            message = f"Missing parentheses in call to '{name}'. Did you mean {name}(...)?"
            _set(exc, message, line, place, scan, len(text.rstrip()) + 1)
            return
    if text[:column - 1][-1:].isdigit() and (error[:1].isalpha() or error[:1] == "_"):
        _set(exc, "invalid decimal literal", line, column - 1, scan)
        return
    place = _element_start(text, column)
    if place is not None and _begins_value(error):
        _set(exc, "invalid syntax. Perhaps you forgot a comma?", line, place, scan, column + 1)
        return
    if str(exc.msg) != "invalid syntax":
        _set(exc, "invalid syntax", line, column, scan)


def _wrong_bracket(exc, scan):
    closer, line, column, opener = scan.wrong
    if opener is None:
        message = f"unmatched '{closer}'"
    else:
        message = f"closing parenthesis '{closer}' does not match opening parenthesis '{opener[0]}'"
        if opener[1] != line:
            message += f" on line {opener[1]}"
    _set(exc, message, line, column, scan)


def _element_start(text, column):
    """Inside brackets on this line: the column where the element before `column` begins; otherwise None."""
    depth_starts = []
    index = 0
    while index < min(column - 1, len(text)):
        char = text[index]
        if char in "'\"":
            end = _Scan._string_end(text, index + 1, char)
            if end < 0:
                return None
            index = end
            continue
        if char in _OPENERS:
            depth_starts.append(index + 1)
        elif char in _CLOSERS:
            if depth_starts:
                depth_starts.pop()
        elif char in ",:=" and depth_starts:
            depth_starts[-1] = index + 1
        index += 1
    if not depth_starts:
        return None
    start = depth_starts[-1]
    before = text[start : column - 1]
    if not before.strip():
        return None
    last = before.rstrip()[-1]
    if not (last.isalnum() or last in "_)]}'\""):
        return None
    last_word = before.split()[-1]
    if last_word in _NOT_VALUES:
        return None
    return start + len(before) - len(before.lstrip()) + 1


def _begins_value(error):
    if not error or not (error[0].isalnum() or error[0] in "_'\"([{"):
        return False
    word = error.replace("(", " ").split()[0] if error.split() else ""
    return word.strip(")]},:") not in _NOT_VALUES
