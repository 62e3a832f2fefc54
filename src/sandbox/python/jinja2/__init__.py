"""Jinja2's templates: lexer, parser and compiler of their own, so that a template behaves, and fails, as in Flask."""
from .environment import Environment, Template
from .exceptions import (
    TemplateAssertionError, TemplateError, TemplateNotFound, TemplateRuntimeError, TemplatesNotFound,
    TemplateSyntaxError, UndefinedError,
)
from .passing import pass_context, pass_environment, pass_eval_context
from .undefined import Undefined
