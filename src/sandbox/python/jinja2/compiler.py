"""A template's tree -> Python source, one line for each piece, and the template's line of every one of them.

Names that a template sets become Python variables, one for each scope; all others are asked of the context once, at the
head of the function. A template is one function `root(context)`, and one more for each of its blocks; each gives text.
"""
from .expression_writer import ExpressionWriter
from .scopes import Scope, collect_blocks, mentions, statements, stored, target_names


class Source:
    """The Python text of one template."""

    def __init__(self, text, lines):
        self.text = text
        #: The template's line of each Python line.
        self.lines = lines


def compile_tree(body, environment, name, filename):
    """The template's Python source."""
    blocks = {}
    collect_blocks(body, blocks, name, filename)
    writer = _Function("root", None, environment, name, filename)
    writer.extends = max([node.lineno for node in statements(body) if node.kind == "extends"], default=0)
    parts = [writer.write(body)]
    for block in blocks.values():
        writer = _Function(f"block_{block.name}", block.name, environment, name, filename)
        parts.append(writer.write(block.body))
    lines = [line for part in parts for line in part]
    blocks = ", ".join([f"{block!r}: block_{block}" for block in blocks])
    lines.append((0, f"blocks = {{{blocks}}}"))
    return Source("\n".join([text for _, text in lines]), [line for line, _ in lines])


class _Function(ExpressionWriter):
    """Writes one Python function: the root of a template, or one block."""

    def __init__(self, function, block, environment, name, filename):
        self.function = function
        self.block = block
        self.environment = environment
        self.name = name
        self.filename = filename
        #: The line of `{% extends %}`, 0 without one.
        self.extends = 0
        self.lines = []
        self.indent = 1
        #: Names asked of the context, and filters and tests: their variables.
        self.resolved = {}
        self.tools = {}
        self.counter = 0

    # Writing

    def line(self, lineno, text):
        self.lines.append((lineno, " " * self.indent + text))

    def fresh(self, prefix):
        self.counter += 1
        return f"{prefix}{self.counter}"

    def write(self, body):
        scope = Scope()
        self.enter(scope, body, 0)
        self.body(body, scope)
        head = [(0, f"def {self.function}(context):"), (0, " ev = context.eval_ctx"), (0, " call = context.call"),
                (0, " given = context.parent"), (0, " out = []"), (0, " put = out.append")]
        if self.extends:
            head.append((0, " parent = None"))
        for name, variable in self.resolved.items():
            # Of the context's names the template's own come first; at the root there are none yet.
            place = "given" if self.block is None else "context.vars"
            head.append((0, f" {variable} = {place}[{name!r}] if {name!r} in {place} else context.resolve({name!r})"))
        head += [(0, f" {tool} = {what}_named(context, {name!r})") for (what, name), tool in self.tools.items()]
        tail = [(0, " return ''.join(out)")]
        if self.extends:
            tail.insert(0, (self.extends, " if parent is not None: return parent.root(context)"))
        return head + self.lines + tail

    def enter(self, scope, body, lineno, also=()):
        """Make the variables of a scope; each begins as what its name meant outside."""
        for name in dict.fromkeys([*also, *stored(body)]):
            outside = self.load(name, scope.outer) if scope.outer else f"context.resolve({name!r})"
            scope.names[name] = self.fresh("v") + (f"_{name}" if name.isascii() else "")
            self.line(lineno, f"{scope.names[name]} = {outside}")

    def load(self, name, scope):
        variable = scope.find(name)
        if variable is not None:
            return variable
        if name == "self":
            return "TemplateReference(context)"
        if name == "super" and self.block is not None:
            return f"context.super({self.block!r}, {self.function})"
        if name not in self.resolved:
            self.resolved[name] = f"c{len(self.resolved)}"
        return self.resolved[name]

    def body(self, body, scope):
        if not body:
            self.line(0, "pass")
        for node in body:
            getattr(self, "visit_" + node.kind)(node, scope)

    def capture(self, body, outer, lineno):
        """Write a body whose output goes into a list of its own; the list's name and the scope."""
        scope = Scope(outer)
        buffer = self.fresh("out")
        scope.put = f"{buffer}.append"
        self.line(lineno, f"{buffer} = []")
        self.enter(scope, body, lineno)
        self.body(body, scope)
        return buffer

    # Output

    def visit_data(self, node, scope):
        self.output(node.lineno, repr(node.text), scope)

    def visit_output(self, node, scope):
        self.output(node.lineno, f"{scope.ev}.escape({self.expression(node.value, scope)})", scope)

    def visit_print(self, node, scope):
        for value in node.values:
            self.output(node.lineno, f"{scope.ev}.escape({self.expression(value, scope)})", scope)

    def output(self, lineno, text, scope):
        # What a child template writes outside its blocks is dropped.
        guard = "if parent is None: " if self.extends and scope.put == "put" else ""
        self.line(lineno, f"{guard}{scope.put}({text})")

    # Statements

    def visit_if(self, node, scope):
        soft, scope.soft = scope.soft, True
        word = "if"
        for lineno, test, body in node.branches:
            self.line(lineno, f"{word} {self.expression(test, scope)}:")
            self.block_of(body, scope)
            word = "elif"
        if node.otherwise:
            self.line(node.lineno, "else:")
            self.block_of(node.otherwise, scope)
        scope.soft = soft

    def block_of(self, body, scope):
        self.indent += 1
        self.body(body, scope)
        self.indent -= 1

    def visit_for(self, node, outer):
        iterable = self.expression(node.iterable, outer)
        if node.recursive:
            function = self.fresh("loop")
            self.line(node.lineno, f"def {function}(iterable, depth0=0):")
            self.indent += 1
            scope = Scope(outer)
            scope.put = self.fresh("out") + ".append"
            scope.top = False
            self.line(node.lineno, f"{scope.put[:-7]} = []")
            self.loop(node, scope, "iterable", f", {function}, depth0")
            self.line(node.lineno, f"return {scope.ev}.markup(''.join({scope.put[:-7]}))")
            self.indent -= 1
            self.output(node.lineno, f"{function}({iterable})", outer)
        else:
            self.loop(node, outer, iterable, "")

    def loop(self, node, outer, iterable, more):
        scope = Scope(outer)
        scope.top = False
        targets = target_names(node.target)
        if node.test is not None:
            iterable = self.filtered(node, outer, iterable)
        uses_loop = node.recursive or mentions(node.body, "loop")
        self.enter(scope, node.body, node.lineno, [*targets, *(["loop"] if uses_loop else ())])
        empty = None
        if node.otherwise:
            empty = self.fresh("empty")
            self.line(node.lineno, f"{empty} = True")
        if uses_loop:
            self.line(node.lineno, f"{scope.names['loop']} = LoopContext({iterable}{more})")
            iterable = scope.names["loop"]
        self.line(node.lineno, f"for {self.target(node.target, scope)} in {iterable}:")
        self.indent += 1
        # What the body sets is forgotten with each turn.
        for name, variable in scope.names.items():
            if name not in targets and name != "loop":
                self.line(node.lineno, f"{variable} = {self.load(name, outer)}")
        if empty:
            self.line(node.lineno, f"{empty} = False")
        self.body(node.body, scope)
        self.indent -= 1
        if empty:
            self.line(node.lineno, f"if {empty}:")
            inner = Scope(outer)
            inner.top = False
            self.indent += 1
            self.enter(inner, node.otherwise, node.lineno)
            self.body(node.otherwise, inner)
            self.indent -= 1

    def filtered(self, node, outer, iterable):
        """`{% for x in y if z %}`: a generator, whose `loop` is not there yet."""
        scope = Scope(outer)
        function = self.fresh("chosen")
        self.line(node.lineno, f"def {function}(iterable):")
        self.indent += 1
        for name in target_names(node.target):
            scope.names[name] = self.fresh("v")
        target = self.target(node.target, scope)
        self.line(node.lineno, f"for {target} in iterable:")
        self.line(node.lineno, f" if {self.expression(node.test, scope)}: yield {target}")
        self.indent -= 1
        return f"{function}({iterable})"

    def target(self, node, scope):
        if node.kind == "tuple":
            return "(" + "".join([self.target(item, scope) + ", " for item in node.items]) + ")"
        return scope.names[node.name]

    def export(self, names, scope, lineno):
        """What the top level sets is seen by blocks, includes and importers."""
        if scope.top and self.block is None:
            for name in names:
                self.line(lineno, f"context.vars[{name!r}] = {scope.names[name]}")
                if not name.startswith("_"):
                    self.line(lineno, f"context.exported_vars.add({name!r})")

    def visit_set(self, node, scope):
        value = self.expression(node.value, scope)
        self.assign(node, value, scope)

    def assign(self, node, value, scope):
        if node.target.kind == "nsref":
            namespace = self.load(node.target.name, scope)
            self.line(node.lineno, f"assign({namespace}, {node.target.attribute!r}, {value})")
        else:
            self.line(node.lineno, f"{self.target(node.target, scope)} = {value}")
            self.export(target_names(node.target), scope, node.lineno)

    def visit_setblock(self, node, scope):
        buffer = self.capture(node.body, scope, node.lineno)
        value = f"{scope.ev}.markup(''.join({buffer}))"
        if node.filters is not None:
            value = f"{scope.ev}.markup({self.filtered_text(node.filters, value, scope)})"
        self.assign(node, value, scope)

    def visit_with(self, node, outer):
        scope = Scope(outer)
        scope.top = False
        values = [self.expression(value, outer) for _, value in node.pairs]
        names = [name for target, _ in node.pairs for name in target_names(target)]
        self.enter(scope, node.body, node.lineno, names)
        for (target, _), value in zip(node.pairs, values):
            self.line(node.lineno, f"{self.target(target, scope)} = {value}")
        self.body(node.body, scope)

    def visit_autoescape(self, node, outer):
        scope = Scope(outer)
        scope.top = False
        value = self.expression(node.value, outer)
        scope.ev = self.fresh("ev")
        self.line(node.lineno, f"{scope.ev} = EvalContext(context.environment, {value})")
        self.enter(scope, node.body, node.lineno)
        self.body(node.body, scope)

    def visit_filterblock(self, node, scope):
        buffer = self.capture(node.body, scope, node.lineno)
        text = self.filtered_text(node.filters, f"{scope.ev}.markup(''.join({buffer}))", scope)
        self.output(node.lineno, f"{scope.ev}.escape({text})", scope)

    def visit_block(self, node, scope):
        call = f"context.block({node.name!r})"
        if node.scoped:
            call = f"context.derived({self.visible(scope)}).block({node.name!r})"
        if node.required:
            self.line(node.lineno, f"if len(context.blocks[{node.name!r}]) <= 1:")
            self.line(node.lineno, f" raise TemplateRuntimeError({f'Required block {node.name!r} not found'!r})")
        self.output(node.lineno, call, scope)

    def visible(self, scope):
        return "{" + ", ".join([f"{name!r}: {variable}" for name, variable in scope.visible().items()]) + "}"

    def visit_extends(self, node, scope):
        self.line(node.lineno, "if parent is not None: raise TemplateRuntimeError('extended multiple times')")
        self.line(node.lineno, f"parent = context.environment.get_template({self.expression(node.template, scope)})")
        self.line(node.lineno, "context.extend(parent)")

    def visit_include(self, node, scope):
        template = self.fresh("template")
        names = self.expression(node.template, scope)
        self.line(node.lineno, f"{template} = included(context.environment, {names}, {node.ignore_missing})")
        given = f"context.given({self.visible(scope)})" if node.with_context else "None"
        self.line(node.lineno, f"if {template} is not None:")
        self.indent += 1
        self.output(node.lineno, f"{template}.rendered({given})", scope)
        self.indent -= 1

    def module(self, node, scope):
        given = f"context.given({self.visible(scope)})" if node.with_context else "None"
        return f"context.environment.get_template({self.expression(node.template, scope)}).make_module({given})"

    def visit_import(self, node, scope):
        self.line(node.lineno, f"{scope.names[node.target]} = {self.module(node, scope)}")
        self.export([node.target], scope, node.lineno)

    def visit_from(self, node, scope):
        module = self.fresh("module")
        self.line(node.lineno, f"{module} = {self.module(node, scope)}")
        place = f"line {node.lineno}" + (f" in {self.name!r}" if self.name else "")
        for name, alias in node.names:
            self.line(node.lineno, f"{scope.names[alias]} = imported({module}, {name!r}, {place!r})")
        self.export([alias for _, alias in node.names], scope, node.lineno)

    def visit_macro(self, node, scope):
        macro = self.macro(node, node.name, scope)
        self.line(node.lineno, f"{scope.names[node.name]} = {macro}")
        self.export([node.name], scope, node.lineno)

    def visit_callblock(self, node, scope):
        caller = self.macro(node, "caller", scope)
        self.output(node.lineno, f"{scope.ev}.escape({self.call(node.call, scope, f'caller={caller}')})", scope)

    def macro(self, node, name, outer):
        """Write the macro's function; the expression that makes the macro."""
        function = self.fresh("macro")
        scope = Scope(outer)
        scope.top = False
        buffer = self.fresh("out")
        scope.put = f"{buffer}.append"
        extra = [special for special in ("caller", "kwargs", "varargs")
                 if special not in node.arguments and mentions(node.body, special)]
        parameters = []
        for argument in [*node.arguments, *extra]:
            scope.names[argument] = self.fresh("v") + (f"_{argument}" if argument.isascii() else "")
            parameters.append(scope.names[argument])
        self.line(node.lineno, f"def {function}({', '.join(parameters)}):")
        self.indent += 1
        self.line(node.lineno, f"{buffer} = []")
        given = [None] * (len(node.arguments) - len(node.defaults)) + list(node.defaults)
        for argument, default in zip(node.arguments, given):
            value = f"not_given({argument!r})" if default is None else self.expression(default, scope)
            self.line(node.lineno, f"if {scope.names[argument]} is missing: {scope.names[argument]} = {value}")
        inner = Scope(scope)
        self.enter(inner, node.body, node.lineno)
        self.body(node.body, inner)
        self.line(node.lineno, f"return ''.join({buffer})")
        self.indent -= 1
        caller = "caller" in extra or "caller" in node.arguments
        return (
            f"Macro({scope.ev}, {function}, {name!r}, {tuple(node.arguments)!r}, {'kwargs' in extra},"
            f" {'varargs' in extra}, {caller})"
        )
