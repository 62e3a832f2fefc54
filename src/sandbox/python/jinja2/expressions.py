"""The part of the parser that reads expressions, the loosest binding first."""
from .nodes import Node

_COMPARISONS = {"eq": "==", "ne": "!=", "lt": "<", "lteq": "<=", "gt": ">", "gteq": ">="}
_SUMS = {"add": "+", "sub": "-"}
_PRODUCTS = {"mul": "*", "div": "/", "floordiv": "//", "mod": "%"}
CONSTANTS = {"true": True, "True": True, "false": False, "False": False, "none": None, "None": None}


class Expressions:
    """Needs a `stream` and `fail`."""

    def parse_expression(self, condition=True):
        lineno = self.stream.current.lineno
        node = self.parse_or()
        while condition and self.stream.skip_if("name:if"):
            test = self.parse_or()
            otherwise = self.parse_expression() if self.stream.skip_if("name:else") else None
            node = Node("choice", lineno, test=test, value=node, otherwise=otherwise)
            lineno = self.stream.current.lineno
        return node

    def parse_or(self):
        node = self.parse_and()
        while self.stream.skip_if("name:or"):
            node = Node("binary", node.lineno, operator="or", left=node, right=self.parse_and())
        return node

    def parse_and(self):
        node = self.parse_not()
        while self.stream.skip_if("name:and"):
            node = Node("binary", node.lineno, operator="and", left=node, right=self.parse_not())
        return node

    def parse_not(self):
        if self.stream.current.test("name:not"):
            lineno = self.stream.next().lineno
            return Node("unary", lineno, operator="not ", value=self.parse_not())
        return self.parse_compare()

    def parse_compare(self):
        node, parts = self.parse_sum(), []
        while True:
            token = self.stream.current
            if token.type in _COMPARISONS:
                self.stream.next()
                parts.append((_COMPARISONS[token.type], self.parse_sum()))
            elif self.stream.skip_if("name:in"):
                parts.append(("in", self.parse_sum()))
            elif token.test("name:not") and self.stream.look().test("name:in"):
                self.stream.skip(2)
                parts.append(("not in", self.parse_sum()))
            else:
                return Node("compare", node.lineno, left=node, parts=parts) if parts else node

    def parse_sum(self):
        node = self.parse_concat()
        while self.stream.current.type in _SUMS:
            operator = _SUMS[self.stream.next().type]
            node = Node("binary", node.lineno, operator=operator, left=node, right=self.parse_concat())
        return node

    def parse_concat(self):
        parts = [self.parse_product()]
        while self.stream.skip_if("tilde"):
            parts.append(self.parse_product())
        return parts[0] if len(parts) == 1 else Node("concat", parts[0].lineno, parts=parts)

    def parse_product(self):
        node = self.parse_power()
        while self.stream.current.type in _PRODUCTS:
            operator = _PRODUCTS[self.stream.next().type]
            node = Node("binary", node.lineno, operator=operator, left=node, right=self.parse_power())
        return node

    def parse_power(self):
        node = self.parse_unary()
        while self.stream.skip_if("pow"):
            # Unlike Python's, it binds from the left.
            node = Node("binary", node.lineno, operator="**", left=node, right=self.parse_unary())
        return node

    def parse_unary(self, filters=True):
        token = self.stream.current
        if token.type in _SUMS:
            self.stream.next()
            node = Node("unary", token.lineno, operator=_SUMS[token.type], value=self.parse_unary(False))
        else:
            node = self.parse_primary()
        node = self.parse_postfix(node)
        return self.parse_filters(node) if filters else node

    def parse_primary(self, namespace=False):
        token = self.stream.current
        if token.type == "name":
            self.stream.next()
            if token.value in CONSTANTS:
                return Node("const", token.lineno, value=CONSTANTS[token.value])
            if namespace and self.stream.skip_if("dot"):
                return Node("nsref", token.lineno, name=token.value, attribute=self.stream.expect("name").value)
            return Node("name", token.lineno, name=token.value)
        if token.type == "string":
            text = ""
            while self.stream.current.type == "string":
                text += self.stream.next().value
            return Node("const", token.lineno, value=text)
        if token.type in ("integer", "float"):
            self.stream.next()
            return Node("const", token.lineno, value=token.value)
        if token.type == "lparen":
            self.stream.next()
            node = self.parse_tuple(parentheses=True)
            self.stream.expect("rparen")
            return node
        if token.type == "lbracket":
            return Node("list", self.stream.next().lineno, items=self._items("rbracket", self.parse_expression))
        if token.type == "lbrace":
            return Node("dict", self.stream.next().lineno, items=self._items("rbrace", self._pair))
        self.fail(f"unexpected {str(token)!r}", token.lineno)

    def _items(self, end, parse):
        items = []
        while self.stream.current.type != end:
            if items:
                self.stream.expect("comma")
                if self.stream.current.type == end:
                    break
            items.append(parse())
        self.stream.expect(end)
        return items

    def _pair(self):
        key = self.parse_expression()
        self.stream.expect("colon")
        return key, self.parse_expression()

    def parse_tuple(self, simple=False, condition=True, ends=(), parentheses=False, namespace=False):
        """An expression, or a tuple when a comma follows it."""
        lineno = self.stream.current.lineno
        items, is_tuple = [], False
        while True:
            if items:
                self.stream.expect("comma")
            current = self.stream.current
            if current.type in ("variable_end", "block_end", "rparen") or current.test_any(*ends):
                break
            items.append(self.parse_primary(namespace) if simple else self.parse_expression(condition))
            if self.stream.current.type != "comma":
                break
            is_tuple = True
        if not is_tuple:
            if items:
                return items[0]
            if not parentheses:
                self.fail(f"Expected an expression, got {str(self.stream.current)!r}")
        return Node("tuple", lineno, items=items)

    def parse_postfix(self, node):
        while True:
            kind = self.stream.current.type
            if kind == "dot":
                node = self._attribute(node)
            elif kind == "lbracket":
                node = self._subscript(node)
            elif kind == "lparen":
                node = self._call(node)
            else:
                return node

    def parse_filters(self, node):
        while True:
            token = self.stream.current
            if token.type == "pipe":
                node = self.parse_filter(node)
            elif token.test("name:is"):
                node = self.parse_test(node)
            elif token.type == "lparen":
                node = self._call(node)
            else:
                return node

    def _attribute(self, node):
        lineno = self.stream.next().lineno
        token = self.stream.next()
        if token.type == "name":
            return Node("attribute", lineno, value=node, name=token.value)
        if token.type != "integer":
            self.fail("expected name or number", token.lineno)
        return Node("item", lineno, value=node, key=Node("const", token.lineno, value=token.value))

    def _subscript(self, node):
        lineno = self.stream.next().lineno
        keys = []
        while self.stream.current.type != "rbracket":
            if keys:
                self.stream.expect("comma")
            keys.append(self._key())
        self.stream.expect("rbracket")
        key = keys[0] if len(keys) == 1 else Node("tuple", lineno, items=keys)
        return Node("item", lineno, value=node, key=key)

    def _key(self):
        """An expression, or a slice."""
        lineno = self.stream.current.lineno
        parts, part = [], None
        while True:
            if self.stream.current.type == "colon" and len(parts) < 2:
                self.stream.next()
                parts.append(part)
                part = None
            elif self.stream.current.type in ("rbracket", "comma") and parts:
                return Node("slice", lineno, parts=[*parts, part, None][:3])
            elif part is None:
                part = self.parse_expression()
                if not parts and self.stream.current.type != "colon":
                    return part
            else:
                self.stream.expect("rbracket")

    def _arguments(self):
        """What stands in a call's parentheses: [(kind, name, expression)]; kind is '', '=', '*' or '**'."""
        lineno = self.stream.expect("lparen").lineno
        arguments, latest = [], 0
        while self.stream.current.type != "rparen":
            if arguments:
                self.stream.expect("comma")
                if self.stream.current.type == "rparen":
                    break
            token, name = self.stream.current, None
            kind = {"mul": "*", "pow": "**"}.get(token.type, "")
            if kind:
                self.stream.next()
            elif token.type == "name" and self.stream.look().type == "assign":
                kind, name = "=", token.value
                self.stream.skip(2)
            order = ("", "=", "*", "**").index(kind)
            # Nothing may follow `**`, and no plain argument a named one.
            if order < latest and not (kind == "=" and latest == 2):
                self.fail("invalid syntax for function call expression", lineno)
            latest = max(latest, order)
            arguments.append((kind, name, self.parse_expression()))
        self.stream.expect("rparen")
        return arguments

    def _call(self, node):
        return Node("call", self.stream.current.lineno, value=node, arguments=self._arguments())

    def _dotted(self):
        name = self.stream.expect("name").value
        while self.stream.skip_if("dot"):
            name += "." + self.stream.expect("name").value
        return name

    def parse_filter(self, node=None, inline=False):
        """`|name(…)`, one or more; without `node` it filters a block."""
        while inline or self.stream.current.type == "pipe":
            if not inline:
                self.stream.next()
            inline = False
            lineno = self.stream.current.lineno
            name = self._dotted()
            arguments = self._arguments() if self.stream.current.type == "lparen" else []
            node = Node("filter", lineno, value=node, name=name, arguments=arguments)
        return node

    def parse_test(self, node):
        lineno = self.stream.next().lineno
        negated = self.stream.skip_if("name:not")
        name = self._dotted()
        current, arguments = self.stream.current, []
        if current.type == "lparen":
            arguments = self._arguments()
        elif current.type in ("name", "string", "integer", "float", "lbracket", "lbrace") and not current.test_any(
            "name:else", "name:or", "name:and"
        ):
            if current.test("name:is"):
                self.fail("You cannot chain multiple tests with is")
            arguments = [("", None, self.parse_postfix(self.parse_primary()))]
        node = Node("test", lineno, value=node, name=name, arguments=arguments)
        return Node("unary", lineno, operator="not ", value=node) if negated else node
