"""Tokens -> a tree of `Node`s, with Jinja2's grammar and its messages."""
from .exceptions import TemplateAssertionError, TemplateSyntaxError
from .expressions import CONSTANTS, Expressions
from .lexer import TokenStream, describe
from .nodes import Node

_STATEMENTS = frozenset((
    "for", "if", "block", "extends", "print", "macro", "include", "from", "import", "set", "with", "autoescape",
    "call", "filter",
))


class Parser(Expressions):
    def __init__(self, source, name, filename, trim_blocks=False, lstrip_blocks=False):
        self.name = name
        self.filename = filename
        self.stream = TokenStream(source, name, filename, trim_blocks, lstrip_blocks)
        #: Statements that are open, and the tags that would end them.
        self._open_tags = []
        self._awaited = []

    def fail(self, message, lineno=None, error=TemplateSyntaxError):
        raise error(message, self.stream.current.lineno if lineno is None else lineno, self.name, self.filename)

    def parse(self):
        return self.subparse(None)

    def subparse(self, end_tokens):
        """Data, print statements and statements, until a tag of `end_tokens` is current."""
        stream, body = self.stream, []
        if end_tokens is not None:
            self._awaited.append(end_tokens)
        while stream.current.type != "eof":
            token = stream.current
            if token.type == "data":
                body.append(Node("data", token.lineno, text=token.value))
                stream.next()
            elif token.type == "variable_begin":
                stream.next()
                body.append(Node("output", token.lineno, value=self.parse_tuple()))
                stream.expect("variable_end")
            else:
                stream.next()
                if end_tokens is not None and stream.current.test_any(*end_tokens):
                    break
                body.append(self.parse_statement())
                stream.expect("block_end")
        if end_tokens is not None:
            self._awaited.pop()
        return body

    def parse_statement(self):
        token = self.stream.current
        if token.type != "name":
            self.fail("tag name expected", token.lineno)
        if token.value in _STATEMENTS:
            self._open_tags.append(token.value)
            node = getattr(self, "statement_" + token.value)()
            self._open_tags.pop()
            return node
        self._lost(token.value, self._awaited, token.lineno)

    def parse_statements(self, *end_tokens, drop=False):
        """The body of a statement, up to the tag that ends it."""
        self.stream.skip_if("colon")
        self.stream.expect("block_end")
        body = self.subparse(end_tokens)
        if self.stream.current.type == "eof":
            self._lost(None, [*self._awaited, end_tokens], None)
        if drop:
            self.stream.next()
        return body

    def _lost(self, name, awaited, lineno):
        """An unknown tag, or the end of the template where a tag had to come."""
        words = ["Unexpected end of template." if name is None else f"Encountered unknown tag {name!r}."]
        if awaited:
            looking = " or ".join([repr(describe(expr)) for expr in awaited[-1]])
            if name is not None and any([describe(expr) == name for exprs in awaited for expr in exprs]):
                words.append(
                    "You probably made a nesting mistake. Jinja is expecting this tag,"
                    f" but currently looking for {looking}."
                )
            else:
                words.append(f"Jinja was looking for the following tags: {looking}.")
        if self._open_tags:
            words.append(f"The innermost block that needs to be closed is {self._open_tags[-1]!r}.")
        self.fail(" ".join(words), lineno)

    # Statements

    def statement_for(self):
        lineno = self.stream.next().lineno
        target = self.parse_target(ends=("name:in",))
        self.stream.expect("name:in")
        iterable = self.parse_tuple(condition=False, ends=("name:recursive",))
        test = self.parse_expression() if self.stream.skip_if("name:if") else None
        recursive = self.stream.skip_if("name:recursive")
        body = self.parse_statements("name:endfor", "name:else")
        otherwise = []
        if self.stream.next().value == "else":
            otherwise = self.parse_statements("name:endfor", drop=True)
        return Node(
            "for", lineno, target=target, iterable=iterable, test=test, recursive=recursive, body=body,
            otherwise=otherwise,
        )

    def statement_if(self):
        branches, otherwise = [], []
        first = lineno = self.stream.next().lineno
        while True:
            test = self.parse_tuple(condition=False)
            branches.append((lineno, test, self.parse_statements("name:elif", "name:else", "name:endif")))
            token = self.stream.next()
            lineno = token.lineno
            if token.value == "else":
                otherwise = self.parse_statements("name:endif", drop=True)
            if token.value != "elif":
                return Node("if", first, branches=branches, otherwise=otherwise)

    def statement_with(self):
        lineno = self.stream.next().lineno
        pairs = []
        while self.stream.current.type != "block_end":
            if pairs:
                self.stream.expect("comma")
            target = self.parse_target()
            self.stream.expect("assign")
            pairs.append((target, self.parse_expression()))
        return Node("with", lineno, pairs=pairs, body=self.parse_statements("name:endwith", drop=True))

    def statement_autoescape(self):
        lineno = self.stream.next().lineno
        value = self.parse_expression()
        return Node("autoescape", lineno, value=value, body=self.parse_statements("name:endautoescape", drop=True))

    def statement_block(self):
        lineno = self.stream.next().lineno
        name = self.stream.expect("name").value
        scoped = self.stream.skip_if("name:scoped")
        required = self.stream.skip_if("name:required")
        if self.stream.current.type == "sub":
            self.fail(
                "Block names in Jinja have to be valid Python identifiers and may not contain hyphens, use an underscore"
                " instead."
            )
        body = self.parse_statements("name:endblock", drop=True)
        if required and any([node.kind != "data" or node.text.strip() for node in body]):
            self.fail("Required blocks can only contain comments or whitespace")
        self.stream.skip_if("name:" + name)
        return Node("block", lineno, name=name, scoped=scoped, required=required, body=body)

    def statement_extends(self):
        return Node("extends", self.stream.next().lineno, template=self.parse_expression())

    def statement_include(self):
        lineno = self.stream.next().lineno
        template = self.parse_expression()
        missing = self.stream.current.test("name:ignore") and self.stream.look().test("name:missing")
        if missing:
            self.stream.skip(2)
        return Node(
            "include", lineno, template=template, ignore_missing=missing, with_context=self._with_context(True)
        )

    def _with_context(self, default):
        if self.stream.current.test_any("name:with", "name:without") and self.stream.look().test("name:context"):
            default = self.stream.next().value == "with"
            self.stream.next()
        return default

    def statement_import(self):
        lineno = self.stream.next().lineno
        template = self.parse_expression()
        self.stream.expect("name:as")
        target = self.stream.expect("name").value
        return Node("import", lineno, template=template, target=target, with_context=self._with_context(False))

    def statement_from(self):
        lineno = self.stream.next().lineno
        template = self.parse_expression()
        self.stream.expect("name:import")
        names = []
        while not (self.stream.current.test_any("name:with", "name:without")
                   and self.stream.look().test("name:context")):
            if names:
                self.stream.expect("comma")
                if self.stream.current.test_any("name:with", "name:without"):
                    continue
            token = self.stream.expect("name")
            if token.value.startswith("_"):
                self.fail(
                    "names starting with an underline can not be imported", token.lineno, TemplateAssertionError
                )
            alias = self.stream.expect("name").value if self.stream.skip_if("name:as") else token.value
            names.append((token.value, alias))
            if self.stream.current.type != "comma":
                break
        return Node("from", lineno, template=template, names=names, with_context=self._with_context(False))

    def statement_set(self):
        lineno = self.stream.next().lineno
        target = self.parse_target(namespace=True)
        if self.stream.skip_if("assign"):
            return Node("set", lineno, target=target, value=self.parse_tuple())
        filters = self.parse_filter(None)
        body = self.parse_statements("name:endset", drop=True)
        return Node("setblock", lineno, target=target, filters=filters, body=body)

    def parse_signature(self):
        arguments, defaults = [], []
        self.stream.expect("lparen")
        while self.stream.current.type != "rparen":
            if arguments:
                self.stream.expect("comma")
            arguments.append(self.stream.expect("name").value)
            if self.stream.skip_if("assign"):
                defaults.append(self.parse_expression())
            elif defaults:
                self.fail("non-default argument follows default argument")
        self.stream.expect("rparen")
        return arguments, defaults

    def statement_macro(self):
        lineno = self.stream.next().lineno
        name = self.stream.expect("name").value
        arguments, defaults = self.parse_signature()
        body = self.parse_statements("name:endmacro", drop=True)
        return Node("macro", lineno, name=name, arguments=arguments, defaults=defaults, body=body)

    def statement_call(self):
        lineno = self.stream.next().lineno
        arguments, defaults = self.parse_signature() if self.stream.current.type == "lparen" else ([], [])
        call = self.parse_expression()
        if call.kind != "call":
            self.fail("expected call", lineno)
        body = self.parse_statements("name:endcall", drop=True)
        return Node("callblock", lineno, call=call, arguments=arguments, defaults=defaults, body=body)

    def statement_filter(self):
        lineno = self.stream.next().lineno
        filters = self.parse_filter(None, inline=True)
        return Node("filterblock", lineno, filters=filters, body=self.parse_statements("name:endfilter", drop=True))

    def statement_print(self):
        lineno = self.stream.next().lineno
        values = []
        while self.stream.current.type != "block_end":
            if values:
                self.stream.expect("comma")
            values.append(self.parse_expression())
        return Node("print", lineno, values=values)

    def parse_target(self, ends=(), namespace=False):
        """What can be assigned to: a name, names in a tuple, `namespace.attribute`."""
        target = self.parse_tuple(simple=True, ends=ends, namespace=namespace)
        for node in target.items if target.kind == "tuple" else (target,):
            if node.kind not in ("name", "nsref", "tuple") or (node.kind == "name" and node.name in CONSTANTS):
                self.fail(f"can't assign to {node.kind!r}", node.lineno)
        return target
