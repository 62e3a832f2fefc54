"""Which part of a source line an instruction stands for: what CPython marks with `^` and `~` below it.

RustPython keeps a place for every instruction too, but often that of an operand. The line's own syntax tree tells the rest.
Columns count characters from 0.
"""
import ast
import sys


def precise(line, first, last, start, end, operation):
    """(first column, last line, last column) of what failed, or None when nothing is to be marked."""
    text = line.encode()
    start, end = len(text[:start].decode(errors="replace")), len(text[:end].decode(errors="replace"))
    if last != first:
        return start, last, end
    statement = _statement(line)
    if statement is not None:
        nodes = [node for node in ast.walk(statement) if hasattr(node, "end_col_offset") and node.end_lineno == 1]
        indent = len(line) - len(line.lstrip())
        # Of two nodes the smaller one first.
        nodes.sort(key=lambda node: node.end_col_offset - node.col_offset)
        body = line.lstrip()

        def place(node):
            return _column(body, node.col_offset) + indent, _column(body, node.end_col_offset) + indent

        if operation == "GET_ITER" and isinstance(statement, ast.For):
            return None
        for node in nodes:
            if _meant(node, place, start, end, operation, isinstance(statement, ast.AugAssign)):
                left, right = place(_marked(node))
                return left, last, right
    elif "_ATTR" in operation:
        rest = line[end:]
        name = rest.lstrip(" )")
        if name.startswith("."):
            length = len(name) - len(name[1:].lstrip("_abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"))
            end += len(rest) - len(name) + length
    return start, last, end


def _column(text, offset):
    """A tree's column as characters: CPython counts its bytes, RustPython the characters."""
    if sys.implementation.name == "rustpython":
        return offset
    return len(text.encode()[:offset].decode(errors="replace"))


def _statement(line):
    """The tree of a line that is a statement by itself, or the head of one."""
    text = line.strip()
    if text.startswith("elif "):
        text = text[2:]
    for attempt in (text, text + " pass", "try: pass\n" + text + " pass"):
        try:
            body = ast.parse(attempt).body
        except SyntaxError:
            continue
        if len(body) == 1 and not (attempt.startswith("try") and attempt is not text):
            return body[0]
    return None


def _marked(node):
    return node.test if isinstance(node, ast.Assert) else node


def _meant(node, place, start, end, operation, augmented):
    """True for the node that CPython's instruction covers, when RustPython's covers `start` to `end`."""
    left, right = place(node)
    if operation in ("LOAD_ATTR", "LOAD_METHOD", "STORE_ATTR", "DELETE_ATTR"):
        if not isinstance(node, ast.Attribute):
            return False
        left, right = place(node.value)
        return left <= start and end <= right and (right - end < 2 or end - start == right - left)
    if operation in ("STORE_SUBSCR", "DELETE_SUBSCR"):
        return isinstance(node, ast.Subscript) and not isinstance(node.ctx, ast.Load)
    if operation == "RAISE_VARARGS":
        return isinstance(node, ast.Assert)
    if operation == "UNPACK_SEQUENCE":
        return isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store)
    if operation in ("BUILD_MAP", "BUILD_SET", "LIST_EXTEND", "DICT_UPDATE"):
        return isinstance(node, (ast.Dict, ast.Set, ast.List, ast.Call)) and left <= start and end <= right
    if operation.startswith(("LOAD_", "DELETE_")):
        return isinstance(node, ast.Name) and (left == start or isinstance(node.ctx, ast.Del))
    if operation == "BINARY_OP" and augmented:
        return isinstance(node, ast.Subscript) and place(node.slice) == (start, end)
    return False


def expression_of(segment):
    """The tree of one expression, or None."""
    try:
        body = ast.parse(segment).body
    except SyntaxError:
        return None
    return body[0].value if len(body) == 1 and isinstance(body[0], ast.Expr) else None


def anchors_of(segment):
    """(first, behind last) of what `^` marks in an operation, `~` the rest; None when all is `^`."""
    node = expression_of(segment)

    def place(offset):
        return _column(segment, offset)

    if isinstance(node, ast.BinOp):
        between = segment[place(node.left.end_col_offset) : place(node.right.col_offset)]
        space = len(between) - len(between.lstrip())
        left = place(node.left.end_col_offset) + space
        right = left + 1
        if space + 1 < len(between) and not between[space + 1].isspace():
            right += 1
        while left < len(segment) and (segment[left].isspace() or segment[left] in ")#"):
            left, right = left + 1, right + 1
        return left, right
    if isinstance(node, ast.Subscript):
        left, right = place(node.value.end_col_offset), place(node.slice.end_col_offset + 1)
        while left < len(segment) and segment[left] != "[":
            left += 1
        while right < len(segment) and segment[right] != "]":
            right += 1
        return left, min(right + 1, len(segment))
    return None
