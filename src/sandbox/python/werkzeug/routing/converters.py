"""`<int:sayi>` and its kin: which texts they take, and both directions of conversion.

The built-in converters say in plain Python whether a text fits (`fits`); only a learner's own converter with a `regex`
needs the `re` module, which is imported then.
"""
from ..urls import PATH_SAFE, quote


class ValidationError(ValueError):
    """Raised by a converter to say: this rule does not fit after all."""


class BaseConverter:
    regex = "[^/]+"
    weight = 100
    part_isolating = True

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if isinstance(cls.__dict__.get("regex"), str):
            # A regex of one's own wins over an inherited `fits`.
            if "fits" not in cls.__dict__:
                cls.fits = None
            if "part_isolating" not in cls.__dict__:
                cls.part_isolating = "/" not in cls.regex

    def __init__(self, map, *args, **kwargs):
        self.map = map

    def fits(self, text):
        return bool(text) and "/" not in text

    def to_python(self, value):
        return value

    def to_url(self, value):
        return quote(str(value), PATH_SAFE)


class UnicodeConverter(BaseConverter):
    def __init__(self, map, minlength=1, maxlength=None, length=None):
        super().__init__(map)
        if length is not None:
            self._low = self._high = int(length)
            counts = f"{{{int(length)}}}"
        else:
            self._low = int(minlength)
            self._high = None if maxlength is None else int(maxlength)
            counts = f"{{{int(minlength)},{'' if maxlength is None else int(maxlength)}}}"
        self.regex = f"[^/]{counts}"

    def fits(self, text):
        return self._low <= len(text) and (self._high is None or len(text) <= self._high) and "/" not in text


class AnyConverter(BaseConverter):
    def __init__(self, map, *items):
        super().__init__(map)
        self.items = set(items)
        self._ordered = items

    @property
    def regex(self):
        from re import escape

        return f"(?:{'|'.join([escape(item) for item in self._ordered])})"

    def fits(self, text):
        return text in self.items

    def to_url(self, value):
        if value in self.items:
            return str(value)
        valid_values = ", ".join([f"'{item}'" for item in sorted(self.items)])
        raise ValueError(f"'{value}' is not one of {valid_values}")


class PathConverter(BaseConverter):
    part_isolating = False
    regex = "[^/].*?"
    weight = 200

    def fits(self, text):
        return bool(text) and text[0] != "/" and "\n" not in text[1:]


class NumberConverter(BaseConverter):
    weight = 50
    num_convert = int

    def __init__(self, map, fixed_digits=0, min=None, max=None, signed=False):
        if signed:
            self.regex = f"-?{self.regex}"
        super().__init__(map)
        self.fixed_digits = fixed_digits
        self.min = min
        self.max = max
        self.signed = signed

    def _unsigned(self, text):
        return text[1:] if self.signed and text[:1] == "-" else text

    def to_python(self, value):
        if self.fixed_digits and len(value) != self.fixed_digits:
            raise ValidationError()
        try:
            number = self.num_convert(value)
        except ValueError as error:
            raise ValidationError() from error
        if (self.min is not None and number < self.min) or (self.max is not None and number > self.max):
            raise ValidationError()
        return number

    def to_url(self, value):
        text = str(self.num_convert(value))
        return text.zfill(self.fixed_digits) if self.fixed_digits else text


class IntegerConverter(NumberConverter):
    regex = r"\d+"

    def fits(self, text):
        return self._unsigned(text).isdecimal()


class FloatConverter(NumberConverter):
    regex = r"\d+\.\d+"
    num_convert = float

    def __init__(self, map, min=None, max=None, signed=False):
        super().__init__(map, min=min, max=max, signed=signed)

    def fits(self, text):
        whole, dot, part = self._unsigned(text).partition(".")
        return bool(dot) and whole.isdecimal() and part.isdecimal()


class UUIDConverter(BaseConverter):
    regex = r"[A-Fa-f0-9]{8}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{4}-[A-Fa-f0-9]{12}"

    def fits(self, text):
        groups = text.split("-")
        return [len(group) for group in groups] == [8, 4, 4, 4, 12] and not "".join(groups).strip(
            "0123456789abcdefABCDEF"
        )

    def to_python(self, value):
        from uuid import UUID

        return UUID(value)

    def to_url(self, value):
        return str(value)


DEFAULT_CONVERTERS = {
    "default": UnicodeConverter,
    "string": UnicodeConverter,
    "any": AnyConverter,
    "path": PathConverter,
    "int": IntegerConverter,
    "float": FloatConverter,
    "uuid": UUIDConverter,
}
