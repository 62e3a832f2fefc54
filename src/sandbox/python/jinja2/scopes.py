"""Which names a template sets, and where they are visible."""
from .exceptions import TemplateAssertionError
from .nodes import Node


def children(node):
    """The statement lists inside a statement."""
    if node.kind == "if":
        return [*[body for _, _, body in node.branches], node.otherwise]
    if node.kind == "for":
        return [node.body, node.otherwise]
    return [node.body] if hasattr(node, "body") else []


def statements(body):
    for node in body:
        yield node
        for inner in children(node):
            yield from statements(inner)


def collect_blocks(body, blocks, name, filename):
    for node in statements(body):
        if node.kind == "block":
            if node.name in blocks:
                raise TemplateAssertionError(f"block {node.name!r} defined twice", node.lineno, name, filename)
            blocks[node.name] = node


def stored(body):
    """Names set in this scope, not in the scopes inside it."""
    names = []
    for node in body:
        if node.kind == "set" or node.kind == "setblock":
            names += target_names(node.target)
        elif node.kind == "macro":
            names.append(node.name)
        elif node.kind == "import":
            names.append(node.target)
        elif node.kind == "from":
            names += [alias for _, alias in node.names]
        elif node.kind == "if":
            for inner in children(node):
                names += stored(inner)
    return names


def target_names(target):
    if target.kind == "name":
        return [target.name]
    if target.kind == "tuple":
        return [name for node in target.items for name in target_names(node)]
    return []


def mentions(value, wanted):
    """True when a name is read anywhere in a node, a list, a tuple."""
    if isinstance(value, Node):
        if value.kind == "name" and value.name == wanted:
            return True
        return any([mentions(field, wanted) for field in vars(value).values()])
    if isinstance(value, (list, tuple)):
        return any([mentions(field, wanted) for field in value])
    return False


class Scope:
    """The Python variable of each name set here; `put` takes output, `ev` knows about escaping."""

    def __init__(self, outer=None):
        self.outer = outer
        self.names = {}
        self.put = outer.put if outer else "put"
        self.ev = outer.ev if outer else "ev"
        #: Only parts of the template's own top level are exported.
        self.top = outer is None
        #: Inside a branch an unknown filter fails only when it is reached.
        self.soft = outer.soft if outer else False

    def find(self, name):
        scope = self
        while scope is not None:
            if name in scope.names:
                return scope.names[name]
            scope = scope.outer
        return None

    def visible(self):
        names = {} if self.outer is None else self.outer.visible()
        names.update(self.names)
        return names
