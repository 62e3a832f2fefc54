"""Template text -> tokens: (line, type, value).

Types are Jinja2's: `data`, `variable_begin`, `block_end`, `name`, `string`, `integer`, `float`, and one for each operator.
Tokens are made as the parser asks for them, so that of two mistakes the first is reported.
"""
import re

from .exceptions import TemplateSyntaxError

_NEWLINE = re.compile(r"\r\n|\r|\n")
_BEGIN = re.compile(r"\{(%[-+]?\s*raw\s*(?:-%\}\s*|%\})|[%{#][-+]?)")
_ENDRAW = re.compile(r"\{%([-+]?)\s*endraw\s*(?:\+%\}|-%\}\s*|%\})")
_COMMENT_END = re.compile(r"(?:\+#\}|-#\}\s*|#\})")
_ENDS = {
    "variable": re.compile(r"-\}\}\s*|\}\}"),
    "block": re.compile(r"\+%\}|-%\}\s*|%\}"),
}
_SPACE = re.compile(r"\s+")
_FLOAT = re.compile(r"(?<!\.)(\d+_)*\d+((\.(\d+_)*\d+)?e[+\-]?(\d+_)*\d+|\.(\d+_)*\d+)", re.I)
_INTEGER = re.compile(r"0b(_?[0-1])+|0o(_?[0-7])+|0x(_?[\da-f])+|[1-9](_?\d)*|0(_?0)*", re.I)
_NAME = re.compile(r"\w+")
_STRING = re.compile(r"'[^'\\]*(?:\\.[^'\\]*)*'|\"[^\"\\]*(?:\\.[^\"\\]*)*\"", re.S)

_OPERATORS = {
    "+": "add", "-": "sub", "/": "div", "//": "floordiv", "*": "mul", "%": "mod", "**": "pow", "~": "tilde",
    "[": "lbracket", "]": "rbracket", "(": "lparen", ")": "rparen", "{": "lbrace", "}": "rbrace",
    "==": "eq", "!=": "ne", ">": "gt", ">=": "gteq", "<": "lt", "<=": "lteq", "=": "assign",
    ".": "dot", ":": "colon", "|": "pipe", ",": "comma", ";": "semicolon",
}
_SPELLED = {kind: text for text, kind in _OPERATORS.items()}
_CLOSERS = {"{": "}", "(": ")", "[": "]"}
_WORDS = {
    "block_begin": "begin of statement block",
    "block_end": "end of statement block",
    "variable_begin": "begin of print statement",
    "variable_end": "end of print statement",
    "data": "template data / text",
    "eof": "end of template",
}


def describe(expr):
    """`name:endfor` or a token's type, as an error message names it."""
    kind, _, value = expr.partition(":")
    return value if kind == "name" and value else _SPELLED.get(kind) or _WORDS.get(kind, kind)


class Token:
    __slots__ = ("lineno", "type", "value")

    def __init__(self, lineno, type, value):
        self.lineno = lineno
        self.type = type
        self.value = value

    def test(self, expr):
        """True for its type, or for `type:value`."""
        if self.type == expr:
            return True
        kind, colon, value = expr.partition(":")
        return bool(colon) and self.type == kind and self.value == value

    def test_any(self, *exprs):
        return any([self.test(expr) for expr in exprs])

    def __str__(self):
        return self.value if self.type == "name" else describe(self.type)


class TokenStream:
    """The tokens of one template, with one to look ahead."""

    def __init__(self, source, name, filename, trim_blocks=False, lstrip_blocks=False):
        self.name = name
        self.filename = filename
        self._tokens = _tokens(source, name, filename, trim_blocks, lstrip_blocks)
        self._pushed = []
        self.current = Token(1, "initial", "")
        self.next()

    def next(self):
        """Step on; the token that was current."""
        token = self.current
        if self._pushed:
            self.current = self._pushed.pop()
        elif token.type != "eof":
            self.current = next(self._tokens, None) or Token(token.lineno, "eof", "")
        return token

    def look(self):
        before = self.next()
        after = self.current
        self._pushed.append(after)
        self.current = before
        return after

    def skip(self, count=1):
        for _ in range(count):
            self.next()

    def skip_if(self, expr):
        if self.current.test(expr):
            self.next()
            return True
        return False

    def expect(self, expr):
        if self.current.test(expr):
            return self.next()
        wanted = describe(expr)
        if self.current.type == "eof":
            message = f"unexpected end of template, expected {wanted!r}."
        else:
            message = f"expected token {wanted!r}, got {str(self.current)!r}"
        raise TemplateSyntaxError(message, self.current.lineno, self.name, self.filename)


def _before(data, sign, at_line_start, lstrip):
    """Template data without the white space that the tag behind it takes away."""
    if sign == "-":
        return data.rstrip()
    if lstrip and sign != "+":
        line = data.rfind("\n") + 1
        if (line > 0 or at_line_start) and not data[line:].strip():
            return data[:line]
    return data


def _tokens(source, name, filename, trim_blocks, lstrip_blocks):
    """Template data and tags, in their order."""
    source = _NEWLINE.sub("\n", source)
    if source.endswith("\n"):
        source = source[:-1]
    position, lineno = 0, 1
    line_starts = True

    def fail(message):
        return TemplateSyntaxError(message, lineno, name, filename)

    while position < len(source):
        begin = _BEGIN.search(source, position)
        end = len(source) if begin is None else begin.start()
        tag = "" if begin is None else begin.group(1)
        data = source[position:end]
        if data:
            shown = _before(data, tag[1:2], line_starts, lstrip_blocks and tag[:1] in ("%", "#"))
            if shown:
                yield Token(lineno, "data", shown)
            lineno += data.count("\n")
        if begin is None:
            return
        line_starts = False
        position = begin.end()
        if tag[0] == "#":
            close = _COMMENT_END.search(source, position)
            if close is None:
                raise fail("Missing end of comment tag")
            lineno += source.count("\n", position, close.end())
            position = close.end()
            if trim_blocks and close.group()[0] != "+" and source[position : position + 1] == "\n":
                position, lineno, line_starts = position + 1, lineno + 1, True
        elif len(tag) > 2:
            close = _ENDRAW.search(source, position)
            if close is None:
                raise fail("Missing end of raw directive")
            lineno += tag.count("\n")
            data = source[position : close.start()]
            shown = _before(data, close.group(1), False, lstrip_blocks)
            if shown:
                yield Token(lineno, "data", shown)
            lineno += source.count("\n", position, close.end())
            position = close.end()
            if trim_blocks and close.group()[-3] not in "+-" and source[position : position + 1] == "\n":
                position, lineno, line_starts = position + 1, lineno + 1, True
        else:
            kind = "variable" if tag[0] == "{" else "block"
            yield Token(lineno, kind + "_begin", tag)
            closers = []
            while position < len(source):
                match = None if closers else _ENDS[kind].match(source, position)
                if match is not None:
                    yield Token(lineno, kind + "_end", match.group())
                    lineno += match.group().count("\n")
                    position = match.end()
                    trimmed = trim_blocks and kind == "block" and match.group()[0] == "%"
                    if trimmed and source[position : position + 1] == "\n":
                        position, lineno, line_starts = position + 1, lineno + 1, True
                    break
                match, token = _token(source, position, lineno, fail)
                if token is not None:
                    text = match if type(match) is str else match.group()
                    if text in _CLOSERS:
                        closers.append(_CLOSERS[text])
                    elif text in ("}", ")", "]"):
                        if not closers:
                            raise fail(f"unexpected '{text}'")
                        wanted = closers.pop()
                        if wanted != text:
                            raise fail(f"unexpected '{text}', expected '{wanted}'")
                    yield token
                text = match if type(match) is str else match.group()
                lineno += text.count("\n")
                position += len(text)


def _token(source, position, lineno, fail):
    """What stands at `position` inside a tag: (its text or match, its token); white space has no token."""
    match = _SPACE.match(source, position)
    if match is not None:
        return match, None
    match = _FLOAT.match(source, position)
    if match is not None:
        return match, Token(lineno, "float", float(match.group().replace("_", "")))
    match = _INTEGER.match(source, position)
    if match is not None:
        return match, Token(lineno, "integer", int(match.group().replace("_", ""), 0))
    match = _NAME.match(source, position)
    if match is not None:
        if not match.group().isidentifier():
            raise fail("Invalid character in identifier")
        return match, Token(lineno, "name", match.group())
    match = _STRING.match(source, position)
    if match is not None:
        text = match.group()[1:-1]
        if "\\" in text:
            text = text.encode("ascii", "backslashreplace").decode("unicode-escape")
        return match, Token(lineno, "string", text)
    for length in (2, 1):
        kind = _OPERATORS.get(source[position : position + length])
        if kind is not None:
            return source[position : position + length], Token(lineno, kind, source[position : position + length])
    raise fail(f"unexpected char {source[position]!r} at {position}")
