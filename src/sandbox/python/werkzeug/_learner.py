"""The one place where the package talks to the program that hosts it: clock, warnings, console.

Everything here belongs to the request that runs now; one interpreter answers one request at a time.
"""
import sys

from _cerez import now  # noqa: F401 - the logger reads the clock through here

__all__ = ["now", "warn", "note", "console", "collected", "is_learner_frame"]

#: Where the program that is loaded lies; empty for a lesson's.
folder = ""

#: Warnings of the request (or load) that runs now: (category or stable id, message, learner's line).
collected = []


class LearnerLoader:
    """Sits in the learner's namespace as `__loader__`: marks their frames and lets tracebacks show source lines."""

    def __init__(self, filename, source):
        self.filename = filename
        self.source = source
        self._lines = None

    def get_source(self, name=None):
        return self.source

    def line(self, number):
        """Line `number` (from 1) without its end, or None."""
        if self._lines is None:
            self._lines = self.source.splitlines()
        if 1 <= number <= len(self._lines):
            return self._lines[number - 1]
        return None


def is_learner_frame(frame):
    return type(frame.f_globals.get("__loader__")) is LearnerLoader


def learner_frame():
    """The innermost running frame of the learner's own code, or None."""
    frame = sys._getframe(1)
    while frame is not None and not is_learner_frame(frame):
        frame = frame.f_back
    return frame


def console(text):
    """Write to what the learner sees as the server's console."""
    out = sys.stdout
    if out is not None:
        out.write(text)


def note(category, message):
    """Record something for the host only; nothing is printed."""
    collected.append((category, message, None))


def warn(message, category=UserWarning):
    """`warnings.warn`, pointing at the learner's line instead of ours."""
    line = source = None
    filename = "app.py"
    frame = learner_frame()
    if frame is not None:
        loader = frame.f_globals["__loader__"]
        line = frame.f_lineno
        filename = loader.filename
        source = loader.line(line)
    collected.append((category.__name__, message, line))
    console(f"{filename}:{line or 1}: {category.__name__}: {message}\n")
    if source:
        console(f"  {source.strip()}\n")
