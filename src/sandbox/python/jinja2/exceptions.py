"""What goes wrong in templates."""


class TemplateError(Exception):
    def __init__(self, message=None):
        super().__init__(message)

    @property
    def message(self):
        return self.args[0] if self.args else None


class TemplateNotFound(IOError, LookupError, TemplateError):
    """No template of this name in the program."""

    message = None

    def __init__(self, name, message=None):
        IOError.__init__(self, name)
        if message is None:
            message = name
        self.message = message
        self.name = name
        self.templates = [name]

    def __str__(self):
        return str(self.message)


class TemplatesNotFound(TemplateNotFound):
    def __init__(self, names=(), message=None):
        if message is None:
            listed = ", ".join([str(name) for name in names])
            message = f"none of the templates given were found: {listed}"
        super().__init__(names[-1] if names else None, message)
        self.templates = list(names)


class TemplateSyntaxError(TemplateError):
    """A template that cannot be read; `lineno` counts in the template."""

    def __init__(self, message, lineno, name=None, filename=None):
        super().__init__(message)
        self.lineno = lineno
        self.name = name
        self.filename = filename
        self.source = None


class TemplateAssertionError(TemplateSyntaxError):
    pass


class TemplateRuntimeError(TemplateError):
    pass


class UndefinedError(TemplateRuntimeError):
    """A template used an attribute of something that is not there."""


class FilterArgumentError(TemplateRuntimeError):
    """A filter was given what it cannot take."""
