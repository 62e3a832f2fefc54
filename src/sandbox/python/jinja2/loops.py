"""`loop` and macros."""
from .undefined import Undefined, missing


class LoopContext:
    """`loop` inside `{% for %}`."""

    def __init__(self, iterable, recurse=None, depth0=0):
        self._iterable = iterable
        self._iterator = iter(iterable)
        self._recurse = recurse
        self._length = None
        self._after = self._current = self._before = self._last_changed = missing
        self.index0 = -1
        self.depth0 = depth0

    def __iter__(self):
        return self

    def __next__(self):
        if self._after is not missing:
            value, self._after = self._after, missing
        else:
            value = next(self._iterator)
        self.index0 += 1
        self._before, self._current = self._current, value
        return value

    @property
    def length(self):
        if self._length is None:
            try:
                self._length = len(self._iterable)
            except TypeError:
                rest = list(self._iterator)
                self._iterator = iter(rest)
                self._length = len(rest) + self.index + (self._after is not missing)
        return self._length

    def __len__(self):
        return self.length

    @property
    def index(self):
        return self.index0 + 1

    @property
    def depth(self):
        return self.depth0 + 1

    @property
    def revindex0(self):
        return self.length - self.index

    @property
    def revindex(self):
        return self.length - self.index0

    @property
    def first(self):
        return self.index0 == 0

    def _peek(self):
        if self._after is missing:
            self._after = next(self._iterator, missing)
        return self._after

    @property
    def last(self):
        return self._peek() is missing

    @property
    def previtem(self):
        return Undefined("there is no previous item") if self.first else self._before

    @property
    def nextitem(self):
        value = self._peek()
        return Undefined("there is no next item") if value is missing else value

    def cycle(self, *args):
        if not args:
            raise TypeError("no items for cycling given")
        return args[self.index0 % len(args)]

    def changed(self, *value):
        if self._last_changed != value:
            self._last_changed = value
            return True
        return False

    def __call__(self, iterable):
        if self._recurse is None:
            raise TypeError("The loop must have the 'recursive' marker to be called recursively.")
        return self._recurse(iterable, self.depth)

    def __repr__(self):
        return f"<{type(self).__name__} {self.index}/{self.length}>"


class Macro:
    """A macro of a template, called like a function."""

    def __init__(self, eval_ctx, function, name, arguments, catch_kwargs, catch_varargs, caller):
        self._eval_ctx = eval_ctx
        self._function = function
        self.name = name
        self.arguments = arguments
        self.catch_kwargs = catch_kwargs
        self.catch_varargs = catch_varargs
        self.caller = caller

    def __call__(self, *args, **kwargs):
        count = len(self.arguments)
        values = list(args[:count])
        for name in self.arguments[len(values):]:
            values.append(kwargs.pop(name, missing))
        if self.caller and "caller" not in self.arguments:
            values.append(kwargs.pop("caller", None) or Undefined("No caller defined", name="caller"))
        if self.catch_kwargs:
            values.append(kwargs)
        elif kwargs:
            if "caller" in kwargs:
                raise TypeError(
                    f"macro {self.name!r} was invoked with two values for the special caller argument. This is most"
                    " likely a bug."
                )
            raise TypeError(f"macro {self.name!r} takes no keyword argument {next(iter(kwargs))!r}")
        if self.catch_varargs:
            values.append(args[count:])
        elif len(args) > count:
            raise TypeError(f"macro {self.name!r} takes not more than {count} argument(s)")
        return self._eval_ctx.markup(self._function(*values))

    def __repr__(self):
        return f"<{type(self).__name__} {'anonymous' if self.name is None else repr(self.name)}>"
