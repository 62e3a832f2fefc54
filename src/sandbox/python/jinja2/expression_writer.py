"""The part of the compiler that turns an expression into Python text."""
from keyword import iskeyword

from .exceptions import TemplateAssertionError


class ExpressionWriter:
    """Needs `load`, `environment`, `tools`, and the template's name."""

    def expression(self, node, scope):
        return getattr(self, "expr_" + node.kind)(node, scope)

    def expr_const(self, node, scope):
        return f"({node.value!r})" if node.value.__class__ in (int, float) else repr(node.value)

    def expr_name(self, node, scope):
        return self.load(node.name, scope)

    def expr_nsref(self, node, scope):
        return f"attribute({self.load(node.name, scope)}, {node.attribute!r})"

    def expr_tuple(self, node, scope):
        return "(" + "".join([self.expression(item, scope) + ", " for item in node.items]) + ")"

    def expr_list(self, node, scope):
        return "[" + ", ".join([self.expression(item, scope) for item in node.items]) + "]"

    def expr_dict(self, node, scope):
        pairs = [f"{self.expression(key, scope)}: {self.expression(value, scope)}" for key, value in node.items]
        return "{" + ", ".join(pairs) + "}"

    def expr_slice(self, node, scope):
        parts = ["None" if part is None else self.expression(part, scope) for part in node.parts]
        return f"slice({', '.join(parts)})"

    def expr_attribute(self, node, scope):
        return f"attribute({self.expression(node.value, scope)}, {node.name!r})"

    def expr_item(self, node, scope):
        return f"item({self.expression(node.value, scope)}, {self.expression(node.key, scope)})"

    def expr_unary(self, node, scope):
        return f"({node.operator}{self.expression(node.value, scope)})"

    def expr_binary(self, node, scope):
        return f"({self.expression(node.left, scope)} {node.operator} {self.expression(node.right, scope)})"

    def expr_compare(self, node, scope):
        parts = [f" {operator} {self.expression(value, scope)}" for operator, value in node.parts]
        return f"({self.expression(node.left, scope)}{''.join(parts)})"

    def expr_concat(self, node, scope):
        return f"{scope.ev}.join([{', '.join([self.expression(part, scope) for part in node.parts])}])"

    def expr_choice(self, node, scope):
        soft, scope.soft = scope.soft, True
        if node.otherwise is None:
            hint = f"the inline if-expression on line {node.lineno} evaluated to false and no else section was defined."
            otherwise = f"Undefined({hint!r})"
        else:
            otherwise = self.expression(node.otherwise, scope)
        text = f"({self.expression(node.value, scope)} if {self.expression(node.test, scope)} else {otherwise})"
        scope.soft = soft
        return text

    def expr_call(self, node, scope):
        return self.call(node, scope)

    def call(self, node, scope, more=""):
        parts = [self.expression(node.value, scope), *self.arguments(node, scope), *([more] if more else ())]
        return f"call({', '.join(parts)})"

    def arguments(self, node, scope):
        parts, odd = [], []
        for kind, name, value in node.arguments:
            text = self.expression(value, scope)
            if kind != "=":
                parts.append(kind + text)
            elif name.isascii() and not iskeyword(name):
                parts.append(f"{name}={text}")
            else:
                odd.append(f"{name!r}: {text}")
        return [*parts, f"**{{{', '.join(odd)}}}"] if odd else parts

    def expr_filter(self, node, scope):
        return self.filtered_text(node, None, scope)

    def filtered_text(self, node, block, scope):
        """A filter's value; `block` is what the innermost of a block's filters works on."""
        if node.value is None:
            value = block
        elif node.value.kind == "filter":
            value = self.filtered_text(node.value, block, scope)
        else:
            value = self.expression(node.value, scope)
        return self.apply("filter", node, value, scope)

    def expr_test(self, node, scope):
        return self.apply("test", node, self.expression(node.value, scope), scope)

    def apply(self, what, node, value, scope):
        table = getattr(self.environment, what + "s")
        function = table.get(node.name)
        arguments = [value, *self.arguments(node, scope)]
        if function is None:
            if not scope.soft and not (what == "test" and node.name in ("defined", "undefined")):
                raise TemplateAssertionError(
                    f"No {what} named {node.name!r}.", node.lineno, self.name, self.filename
                )
            return f"{what}_named(context, {node.name!r})({', '.join(arguments)})"
        wants = getattr(function, "jinja_pass_arg", None)
        if wants is not None:
            known = {"context": "context", "eval_context": scope.ev}.get(wants, "context.environment")
            arguments.insert(0, known)
        tool = self.tools.setdefault((what, node.name), f"t{len(self.tools)}")
        return f"{tool}({', '.join(arguments)})"
