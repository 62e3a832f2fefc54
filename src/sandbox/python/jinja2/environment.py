"""`Environment` finds templates and holds their filters, tests and globals; `Template` is a compiled one."""
from markupsafe import Markup

from . import context, loops, runtime
from .compiler import compile_tree
from .context import Context, EvalContext
from .exceptions import (
    TemplateNotFound, TemplateRuntimeError, TemplatesNotFound, TemplateSyntaxError, UndefinedError,
)
from .filters import FILTERS
from .parser import Parser
from .tests import TESTS
from .undefined import Undefined, missing

#: Templates given as text that are remembered, by environment.
_TEXTS = 64


def filter_named(context, name):
    return _tool(context.environment.filters, "filter", name)


def test_named(context, name):
    return _tool(context.environment.tests, "test", name)


def _tool(table, kind, name):
    if name not in table:
        raise TemplateRuntimeError(f"No {kind} named {name!r} found.")
    return table[name]


#: What the Python of a compiled template refers to.
_NAMES = {
    name: getattr(module, name)
    for module, names in (
        (runtime, ("assign", "attribute", "imported", "included", "item", "not_given")),
        (context, ("BlockReference", "EvalContext", "TemplateReference")),
        (loops, ("LoopContext", "Macro")),
    )
    for name in names
}
_NAMES.update(
    TemplateRuntimeError=TemplateRuntimeError, Undefined=Undefined, filter_named=filter_named, missing=missing,
    slice=slice, test_named=test_named,
)


class Template:
    """A compiled template; also made from text alone: `Template("Merhaba {{ ad }}")`."""

    def __new__(cls, source, **options):
        return Environment(**options).from_string(source)

    @classmethod
    def _compiled(cls, environment, source, name, filename):
        self = object.__new__(cls)
        self.environment = environment
        self.name = name
        self.filename = filename or "<template>"
        self._source = source
        self.autoescape = environment.escapes(name)
        try:
            tree = Parser(source, name, filename, environment.trim_blocks, environment.lstrip_blocks).parse()
            written = compile_tree(tree, environment, name, filename)
        except TemplateSyntaxError as error:
            error.source = source
            raise
        self._lines = written.lines
        namespace = {**_NAMES, "__jinja_template__": self, "__name__": "jinja2.template"}
        exec(compile(written.text, self.filename, "exec", dont_inherit=True), namespace)
        self.root = namespace["root"]
        self.blocks = namespace["blocks"]
        self.eval_ctx = EvalContext(environment, self.autoescape)
        #: The text of a template in which nothing is to be worked out.
        self.constant = None
        if all([node.kind == "data" for node in tree]):
            self.constant = "".join([node.text for node in tree])
        return self

    def line(self, python_line):
        """(line of the template, its text) for a line of its Python."""
        number = self._lines[python_line - 1] if 1 <= python_line <= len(self._lines) else 0
        # A template given as text has no file whose line could be shown.
        lines = self._source.splitlines() if self.name else ()
        return number, lines[number - 1] if 1 <= number <= len(lines) else None

    def render(self, *args, **kwargs):
        return self.rendered(dict(*args, **kwargs))

    def rendered(self, names):
        """The text, with these names; without any for an include that is not given the context."""
        return self.root(Context(self, {} if names is None else names))

    def make_module(self, names=None):
        """What the template sets, for `{% import %}`."""
        context = Context(self, {} if names is None else names)
        return TemplateModule(self, self.root(context), context.get_exported())

    @property
    def module(self):
        return self.make_module()

    def __repr__(self):
        return f"<Template {self.name or 'memory:' + hex(id(self))[2:]!r}>"


class TemplateModule:
    """The names that a template exports, as attributes; printed, its text."""

    def __init__(self, template, text, names):
        self.__dict__.update(names)
        self.__name__ = template.name
        self._text = text

    def __html__(self):
        return Markup(self._text)

    def __str__(self):
        return self._text

    def __repr__(self):
        return f"<TemplateModule {self.__name__!r}>"


class Environment:
    """Where templates come from and what they may use. `loader` gives a source by name, or raises TemplateNotFound."""

    undefined = Undefined

    def __init__(self, loader=None, autoescape=False, trim_blocks=False, lstrip_blocks=False):
        self.loader = loader
        self.autoescape = autoescape
        self.trim_blocks = trim_blocks
        self.lstrip_blocks = lstrip_blocks
        self.filters = dict(FILTERS)
        self.tests = dict(TESTS)
        self.globals = {
            "range": range, "dict": dict, "cycler": runtime.Cycler, "joiner": runtime.Joiner,
            "namespace": runtime.Namespace,
        }
        self.policies = {"json.dumps_function": None, "json.dumps_kwargs": {"sort_keys": True}}
        self._known = {}
        self._texts = {}

    def escapes(self, name):
        return self.autoescape(name) if callable(self.autoescape) else self.autoescape

    def get_template(self, name, parent=None, globals=None):
        if isinstance(name, Template):
            return name
        if isinstance(name, Undefined):
            name._fail_with_undefined_error()
        template = self._known.get(name)
        if template is None:
            if self.loader is None:
                raise TypeError("no loader for this environment specified")
            source, filename = self.loader(name)
            template = self._known[name] = Template._compiled(self, source, name, filename)
        return template

    def select_template(self, names):
        if isinstance(names, Undefined):
            names._fail_with_undefined_error()
        if not names:
            raise TemplatesNotFound(message="Tried to select from an empty list of templates.")
        for name in names:
            try:
                return self.get_template(name)
            except (TemplateNotFound, UndefinedError):
                pass
        raise TemplatesNotFound(names)

    def get_or_select_template(self, names):
        if isinstance(names, (str, Undefined, Template)):
            return self.get_template(names)
        return self.select_template(names)

    def from_string(self, source):
        template = self._texts.get(source)
        if template is None:
            template = Template._compiled(self, source, None, None)
            if len(self._texts) >= _TEXTS:
                self._texts.clear()
            self._texts[source] = template
        return template
