"""A SyntaxError in CPython's words.

RustPython's parser finds the same errors but says less about them ("invalid syntax" for a bracket that was never
closed). Beginners search the web for the text they see, so it has to be CPython's. `improve` rewrites the exception in
place: message, line, column; where the type is another one, it gives a new exception. What it does not recognise it
leaves alone.
"""

import re
from keyword import iskeyword

from _scan import CLOSERS, OPENERS, Scan

_BLOCKS = (
    "def", "if", "elif", "else", "for", "while", "class", "try", "except", "finally", "with", "async", "match", "case",
)
_NOT_VALUES = frozenset(("for", "if", "else", "in", "is", "and", "or", "not", "as", "from", "async", "await", "lambda"))

_SAME = {
    "unexpected indentation": "unexpected indent",
    "expected an identifier": "invalid syntax",
    "expected a statement": "invalid syntax",
    "expected one or more symbol names after import": "invalid syntax",
    "expected an import name": "invalid syntax",
    "expected a module name": "invalid syntax",
    "expected symbol after 'as'": "invalid syntax",
    "expected symbol after `as`": "invalid syntax",
    "star import must be the only import": "invalid syntax",
    "expected a parameter or the end of the parameter list": "invalid syntax",
    "unparenthesized tuple expression cannot be used here": "invalid syntax",
    "unparenthesized generator expression cannot be used here": "Generator expression must be parenthesized",
    "only one '*' parameter allowed": "* argument may appear only once",
    "only one '/' separator allowed": "/ may appear only once",
    "expected one or more keyword parameter after `*` separator": "named arguments must follow bare *",
    "parameter cannot follow var-keyword parameter": "arguments cannot follow var-keyword argument",
    "iterable argument unpacking cannot follow keyword argument unpacking":
        "iterable argument unpacking follows keyword argument unpacking",
    "'import *' only allowed at module level": "import * only allowed at module level",
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
}


def improve(exc, source):
    """The SyntaxError of `source` in CPython's words: the same exception, or one of the type that CPython raises."""
    message = str(exc.msg)
    scan = Scan(source.replace("\r\n", "\n"))
    if exc.lineno and exc.lineno > len(scan.lines) - 1 and not _line(scan, exc.lineno).strip():
        # At the end of the file CPython points at the last line that says something.
        last = len(scan.lines)
        while last > 1 and not scan.lines[last - 1].strip():
            last -= 1
        exc.lineno, exc.offset = last, len(scan.lines[last - 1]) + 1
    token = scan.first()
    if token == "string":
        _unterminated(exc, scan)
    elif token == "odd":
        _odd(exc, scan)
    elif token == "wrong":
        _wrong_bracket(exc, scan)
    elif token == "indent":
        return _indent(exc, scan)
    elif message.startswith("expected an indented block after"):
        _missing_block(exc, message, scan)
    elif message == "unexpected indentation":
        text = _line(scan, exc.lineno)
        _set(exc, "unexpected indent", exc.lineno, len(text) - len(text.lstrip()), scan)
    elif message == "invalid assignment target":
        _assignment(exc, scan)
    elif message == "invalid augmented assignment target":
        target = re.split(r"[-+*/%&|^@]=|//=|\*\*=|<<=|>>=", _line(scan, exc.lineno))[0].strip()
        _set(exc, f"'{_kind(target)}' is an illegal expression for augmented assignment", exc.lineno, exc.offset, scan)
    elif message.startswith("invalid syntax: f-string"):
        _f_string(exc, message.partition(": ")[2], scan)
    elif message.startswith("duplicate keyword argument"):
        name = message.partition('"')[2].rstrip('"')
        _set(exc, f"keyword argument repeated: {name}", exc.lineno, exc.offset, scan)
    elif message.startswith("'await' outside"):
        inside = _line(scan, exc.lineno)[:1] in (" ", "\t")
        _set(exc, f"'await' outside {'async ' if inside else ''}function", exc.lineno, exc.offset, scan)
    elif message.startswith("no binding for nonlocal") and not exc.lineno:
        name = message.split("'")[1]
        for number, text in enumerate(scan.lines, 1):
            if re.match(rf"\s+nonlocal\b.*\b{name}\b", text):
                _set(exc, message, number, len(text) - len(text.lstrip()) + 1, scan)
                break
    elif message == "trailing comma not allowed" and _line(scan, exc.lineno).lstrip().startswith("import"):
        _set(exc, "invalid syntax", exc.lineno, exc.offset, scan)
    elif message == "expected a parameter name" and re.match(r"(True|False|None)\b", _rest(exc, scan)):
        _set(exc, f"cannot assign to {_rest(exc, scan).split()[0]}", exc.lineno, exc.offset, scan)
    elif message == "invalid syntax" or _SAME.get(message) == "invalid syntax":
        _generic(exc, scan)
    elif message.startswith("expected an expression"):
        _generic(exc, scan)
    elif message in _SAME:
        _set(exc, _SAME[message], exc.lineno, exc.offset, scan)
    elif "`" in message:
        exc.msg = message.replace("`", "'")
    return exc


def _rest(exc, scan):
    """The line from where the error stands."""
    return _line(scan, exc.lineno)[(exc.offset or 1) - 1 :]


def _indent(exc, scan):
    number, kind = scan.indent
    if kind == "tabs":
        other = TabError("inconsistent use of tabs and spaces in indentation")
    else:
        other = IndentationError("unindent does not match any outer indentation level")
    other.filename = exc.filename
    _set(other, other.args[0], number, len(_line(scan, number)) + 1, scan)
    return other


def _odd(exc, scan):
    char, at, place = scan.odd
    code = f"U+{ord(char):04X}"
    shown = f"invalid character '{char}' ({code})" if char.isprintable() else f"invalid non-printable character {code}"
    _set(exc, shown, at, place, scan)


def _f_string(exc, message, scan):
    if message == "f-string: expecting '}'" and re.search(r"\{[\w.]+ +[\w'\"(\[]", _line(scan, exc.lineno)):
        message = "f-string: invalid syntax. Perhaps you forgot a comma?"
    elif message == "f-string: invalid conversion character":
        message += ": expected 's', 'r', or 'a'"
    _set(exc, message, exc.lineno, exc.offset, scan)


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
    word = re.match(r"\w+|.", _rest(exc, scan))
    end = (exc.offset or 1) + (len(word[0]) if word else 1)
    _set(exc, f"expected an indented block after {what} on line {header}", exc.lineno, exc.offset, scan, end)


_HINT = " here. Maybe you meant '==' instead of '='?"
_WALRUS = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"


def _kind(target):
    """What CPython calls an expression that cannot be assigned to."""
    if target in ("None", "True", "False"):
        return target
    if target[:1] in ("'", '"') or target[:1].isdigit():
        return "literal"
    if target[:1] in "([{" and target[-1:] == OPENERS.get(target[:1]):
        return {"(": "tuple", "[": "list", "{": "dict literal"}[target[0]]
    if target[-1:] == ")":
        return "function call"
    if target[-1:] == "]":
        return "subscript"
    return "attribute" if re.fullmatch(r"[\w.]+", target) and "." in target else "expression"


def _assignment(exc, scan):
    text = _line(scan, exc.lineno)
    target = text[(exc.offset or 1) - 1 :].partition("=")[0].strip()
    end = (exc.offset or 1) + len(target)
    if text.lstrip().startswith("for "):
        inside = text.lstrip()[4:].lstrip()[:1] == "("
        target = _rest(exc, scan).partition(" ")[0]
        message = "invalid syntax" if inside else f"cannot assign to {_kind(target)}"
    elif target in ("None", "True", "False"):
        message = f"cannot assign to {target}"
    elif text[: (exc.offset or 1) - 1].rstrip()[-1:] in ("=", "[", ","):
        target = re.split(r"[,\]) ]", target)[0]
        message = f"cannot assign to {_kind(target)}"
    else:
        message = f"cannot assign to {_kind(target)}" + _HINT
    _set(exc, message, exc.lineno, exc.offset, scan, end)


def _operand(before):
    """Where the last operand in this text begins, and the operand."""
    depth, index, quote = 0, len(before), None
    while index > 0:
        char = before[index - 1]
        if quote is not None:
            quote = None if char == quote else quote
        elif char in "'\"":
            quote = char
        elif char in CLOSERS:
            depth += 1
        elif char in OPENERS:
            if depth == 0:
                break
            depth -= 1
        elif depth == 0 and (char in ",:;=<>!" or re.search(r"\b(if|elif|while|and|or|not|in|is|return|assert)\s$",
                                                             before[:index])):
            break
        index -= 1
    operand = before[index:]
    return index + len(operand) - len(operand.lstrip()), operand.strip()


def _generic(exc, scan):
    """What "invalid syntax" is about, in the order CPython looks."""
    line, column = exc.lineno or 1, exc.offset or 1
    text = _line(scan, line)
    before, error = text[: column - 1], text[column - 1 :]
    at_end = column > len(text.rstrip())
    if scan.open:
        opener, at, place = scan.open[-1]
        if line > at or at_end or (error[:1] == "=" and opener == "["):
            _set(exc, f"'{opener}' was never closed", at, place, scan)
            return
    statement = _line(scan, scan.start_of.get(line, line))
    words = statement.replace("(", " ").replace(":", " ").split()
    first = words[0] if words else ""
    if _header(exc, scan, first, text, before, error, at_end):
        return
    if error[:1] == "=" and re.match(r"=\s*[\w'\"(\[{+~-]", error) and (_begins_value(error[1:].lstrip()) or
                                                                       error[1:].lstrip()[:1] in "+-~"):
        start, operand = _operand(before)
        if operand.isidentifier() and not iskeyword(operand):
            _set(exc, _WALRUS, line, start + 1, scan, column)
            return
        if operand and first != "for" and not iskeyword(operand):
            _set(exc, f"cannot assign to {_kind(operand)}" + _HINT, line, start + 1, scan, column)
            return
    if re.search(r"[fF][rR]?(['\"]).*\{\s*$", before) and error[:1] == "}":
        _set(exc, "f-string: empty expression not allowed", line, column, scan)
        return
    if first == "del" and before.strip() == "del":
        _set(exc, f"cannot delete {_kind(error.strip())}", line, column, scan)
        return
    if _choice(before, error, first):
        _set(exc, "expected 'else' after 'if' expression", line, _operand(before.rpartition(" if ")[0])[0] + 1, scan)
        return
    if error[:1] in ("}", ",") and before.rstrip()[-1:] == ":" and _innermost(scan, line, column) == "{":
        _set(exc, "expression expected after dictionary key and ':'", line, len(before.rstrip()), scan)
        return
    stripped = text.lstrip()
    for name in ("print", "exec"):
        if stripped.startswith(name + " ") and column - 1 >= len(text) - len(stripped) + len(name):
            place = len(text) - len(stripped) + 1
            message = f"Missing parentheses in call to '{name}'. Did you mean {name}(...)?"
            _set(exc, message, line, place, scan, len(text.rstrip()) + 1)
            return
    binary = re.search(r"\b0[bB][01_]*([2-9])", text)
    if binary:
        _set(exc, f"invalid digit '{binary[1]}' in binary literal", line, binary.end(), scan)
        return
    if before[-1:].isdigit() and (error[:1].isalpha() or error[:1] == "_"):
        _set(exc, "invalid decimal literal", line, column - 1, scan)
        return
    if not before.strip() and line > 1 and _innermost(scan, line, column) is not None:
        # The element that lacks a comma stands at the end of the line above.
        above = line - 1
        while above > 1 and not _line(scan, above).strip():
            above -= 1
        shown = _line(scan, above).rstrip()
        place = _element_start(shown, len(shown) + 1, True)
        if place is not None and _begins_value(error.lstrip()):
            _set(exc, "invalid syntax. Perhaps you forgot a comma?", above, place, scan, len(shown) + 1)
            return
    place = _element_start(text, column, line > scan.start_of.get(line, line))
    if _in_a_dict(scan, line, column, before) and not error[:1] == ":":
        _set(exc, "':' expected after dictionary key", line, len(before.rstrip()), scan)
        return
    if place is not None and _begins_value(error):
        _set(exc, "invalid syntax. Perhaps you forgot a comma?", line, place, scan, column + 1)
        return
    if str(exc.msg) != "invalid syntax":
        _set(exc, "invalid syntax", line, column, scan)


def _header(exc, scan, first, text, before, error, at_end):
    """The mistakes of a line that opens a block: no colon, `=` for `==`, a name with a space. True when it was one."""
    line, column = exc.lineno or 1, exc.offset or 1
    if first not in _BLOCKS:
        return False
    if at_end and not text.rstrip().endswith(":"):
        _set(exc, "expected ':'", line, column, scan)
    elif first in ("else", "try", "finally") and before.strip() == first:
        _set(exc, "expected ':'", line, column, scan)
    elif first in ("def", "class") and re.fullmatch(r"\s*def\s+\w+\s*", before) and error[:1] != "(":
        _set(exc, "expected '('", line, column, scan)
    elif first == "def" and re.fullmatch(r"\s*def\s+\w+\s*\(.*\)\s*", before):
        _set(exc, "expected ':'", line, column, scan)
    else:
        return False
    return True


def _choice(before, error, first):
    """`a if b` without its `else`."""
    value, found, test = before.rpartition(" if ")
    if not found or not value.strip() or not test.strip() or " else" in test or error[:1] == ":":
        return False
    if re.search(r"\bfor\b", value) and value.count("[") + value.count("(") + value.count("{") > 0:
        return False
    return first not in ("if", "elif", "while") or "(" in value


def _innermost(scan, line, column):
    """The bracket that is open at a place."""
    text = "\n".join([*scan.lines[: line - 1], _line(scan, line)[: column - 1]])
    stack = Scan(text).open
    return stack[-1][0] if stack else None


def _in_a_dict(scan, line, column, before):
    """Right behind a dict's key, where the colon is missing."""
    if _innermost(scan, line, column) != "{":
        return False
    text = "\n".join([*scan.lines[: line - 1], before])
    inside = text[text.rindex("{") + 1 :]
    last = inside.rpartition(",")[2]
    return ":" in inside and ":" not in last and bool(last.strip())


def _wrong_bracket(exc, scan):
    closer, line, column, opener = scan.wrong
    if opener is None:
        message = f"unmatched '{closer}'"
    else:
        message = f"closing parenthesis '{closer}' does not match opening parenthesis '{opener[0]}'"
        if opener[1] != line:
            message += f" on line {opener[1]}"
    _set(exc, message, line, column, scan)


def _element_start(text, column, inside=False):
    """Inside brackets: the column where the element before `column` begins; otherwise None.

    `inside`: a bracket from a line above is open.
    """
    depth_starts = [0] if inside else []
    index = 0
    while index < min(column - 1, len(text)):
        char = text[index]
        if char in "'\"":
            end = Scan.string_end(text, index + 1, char)
            if end < 0:
                return None
            index = end
            continue
        if char in OPENERS:
            depth_starts.append(index + 1)
        elif char in CLOSERS:
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
