"""The names and blocks of one rendering, and whether it escapes."""
from markupsafe import Markup, replace_html, soft_str

from .undefined import Undefined


def text_join(parts):
    return "".join([str(part) for part in parts])


def markup_join(parts):
    """Joined; escaped as soon as one part is markup."""
    if any([hasattr(part, "__html__") for part in parts]):
        return Markup("").join(parts)
    return "".join([soft_str(part) for part in parts])


def text_of(value):
    """What `{{ value }}` prints where the template escapes."""
    if type(value) is str:
        return replace_html(value)
    if type(value) is int:
        return str(value)
    if hasattr(value, "__html__"):
        return value.__html__()
    return replace_html(str(value))


class EvalContext:
    """Whether this stretch of a template escapes."""

    __slots__ = ("environment", "autoescape", "escape", "join")

    def __init__(self, environment, autoescape):
        self.environment = environment
        self.autoescape = bool(autoescape)
        self.escape = text_of if autoescape else str
        self.join = markup_join if autoescape else text_join

    def markup(self, text):
        return Markup(text) if self.autoescape else text


class Context:
    """The names of one rendering: what it was given, what the template itself sets, and its blocks."""

    __slots__ = ("template", "environment", "name", "parent", "vars", "exported_vars", "eval_ctx", "blocks")

    def __init__(self, template, parent):
        self.template = template
        self.environment = template.environment
        self.name = template.name
        #: Given names; the environment's globals are behind them.
        self.parent = parent
        self.vars = {}
        self.exported_vars = set()
        self.eval_ctx = template.eval_ctx
        self.blocks = {name: [block] for name, block in template.blocks.items()} if template.blocks else {}

    def resolve(self, name):
        for names in (self.vars, self.parent, self.environment.globals):
            if name in names:
                return names[name]
        return Undefined(name=name)

    def get(self, key, default=None):
        found = self.resolve(key)
        return default if isinstance(found, Undefined) else found

    def get_all(self):
        return {**self.environment.globals, **self.parent, **self.vars}

    def get_exported(self):
        return {name: self.vars[name] for name in self.exported_vars}

    def __contains__(self, name):
        return name in self.vars or name in self.parent or name in self.environment.globals

    def __getitem__(self, key):
        if key not in self:
            raise KeyError(key)
        return self.resolve(key)

    def given(self, names):
        """What an included template gets of this one."""
        return {**self.parent, **self.vars, **names}

    def derived(self, names):
        """For a scoped block: the same blocks, and the loop's names too."""
        context = Context(self.template, self.given(names))
        context.blocks = self.blocks
        return context

    def call(self, function, /, *args, **kwargs):
        """Call from a template: a function that asks for the context gets it first."""
        wants = getattr(function, "jinja_pass_arg", None)
        if wants is None and not isinstance(function, type):
            wants = getattr(getattr(type(function), "__call__", None), "jinja_pass_arg", None)
        if wants is not None:
            args = (passed(wants, self, self.eval_ctx), *args)
        try:
            return function(*args, **kwargs)
        except StopIteration:
            return Undefined("value was undefined because a callable raised a StopIteration exception")

    def block(self, name):
        return self.blocks[name][0](self)

    def super(self, name, current):
        stack = self.blocks[name]
        depth = stack.index(current) + 1
        if depth >= len(stack):
            return Undefined(f"there is no parent block called {name!r}.", name="super")
        return BlockReference(name, self, stack, depth)

    def extend(self, parent):
        """Put the blocks of an extended template below the ones there are."""
        for name, block in parent.blocks.items():
            self.blocks.setdefault(name, []).append(block)


def passed(wants, context, eval_ctx):
    return {"context": context, "eval_context": eval_ctx}.get(wants, context.environment)


class BlockReference:
    """A block to be called: `super()`, `self.title()`."""

    def __init__(self, name, context, stack, depth):
        self.name = name
        self._context = context
        self._stack = stack
        self._depth = depth

    @property
    def super(self):
        if self._depth + 1 >= len(self._stack):
            return Undefined(f"there is no parent block called {self.name!r}.", name="super")
        return BlockReference(self.name, self._context, self._stack, self._depth + 1)

    def __call__(self):
        return self._context.eval_ctx.markup(self._stack[self._depth](self._context))


class TemplateReference:
    """`self`: the blocks of the template that is rendered."""

    def __init__(self, context):
        self.__context = context

    def __getitem__(self, name):
        return BlockReference(name, self.__context, self.__context.blocks[name], 0)

    def __repr__(self):
        return f"<TemplateReference {self.__context.name!r}>"
