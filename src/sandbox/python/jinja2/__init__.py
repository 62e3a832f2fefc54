"""Only Jinja's exceptions: templates themselves are worked out by the host."""
from .exceptions import (
    TemplateError, TemplateNotFound, TemplateRuntimeError, TemplatesNotFound, TemplateSyntaxError, UndefinedError,
)
