"""A template's tree."""


class Node:
    """One piece of a template; which fields it has depends on its kind."""

    def __init__(self, kind, lineno, **fields):
        self.kind = kind
        self.lineno = lineno
        self.__dict__.update(fields)
