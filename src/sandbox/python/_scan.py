"""One pass over a source that does not compile: what only the characters tell, whatever a parser makes of them."""

OPENERS = {"(": ")", "[": "]", "{": "}"}
CLOSERS = {")": "(", "]": "[", "}": "{"}


class Scan:
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
        #: The first indentation that is wrong: (line, kind); kind is "tabs" or "dedent".
        self.indent = None
        #: First line of the statement that each line belongs to.
        self.start_of = {}
        self.lines = source.split("\n")
        self._run(source)
        self._indentation()

    def first(self):
        """What CPython's tokenizer stumbles over first, as (kind, line); it goes before what the parser finds."""
        found = [
            (place[at], kind)
            for kind, place, at in (
                ("odd", self.odd, 1), ("wrong", self.wrong, 1), ("string", self.string, 0), ("indent", self.indent, 0),
            )
            if place is not None
        ]
        return min(found)[1] if found else None

    def _indentation(self):
        """Tabs count to the next eighth column, and to one column: where the two disagree, CPython gives up."""
        stack = [(0, 0)]
        for number, text in enumerate(self.lines, 1):
            stripped = text.lstrip(" \t\f")
            if self.start_of.get(number) != number or not stripped or stripped[0] in "#\r":
                continue
            column = alternative = 0
            for char in text[: len(text) - len(stripped)]:
                column = column // 8 * 8 + 8 if char == "\t" else column + 1
                alternative += 1
            if column > stack[-1][0]:
                if alternative <= stack[-1][1]:
                    self.indent = (number, "tabs")
                    return
                stack.append((column, alternative))
                continue
            while column < stack[-1][0]:
                stack.pop()
            if column != stack[-1][0]:
                self.indent = (number, "dedent")
                return
            if alternative != stack[-1][1]:
                self.indent = (number, "tabs")
                return

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
                end = self.string_end(source, index + len(quotes), quotes)
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
        if char in OPENERS:
            self.open.append((char, line, column))
        elif char in CLOSERS:
            if self.open and self.open[-1][0] == CLOSERS[char]:
                self.open.pop()
            elif self.wrong is None:
                self.wrong = (char, line, column, self.open[-1] if self.open else None)
        elif ord(char) > 127 and self.odd is None and not ("a" + char).isidentifier():
            self.odd = (char, line, column)

    @staticmethod
    def string_end(source, index, quotes):
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
