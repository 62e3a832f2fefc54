"""What a worker sets up in its interpreter before any learner's code runs.

The console, the clock and the time limit's exception. The natives behind them are in Rust (`_cerez`).
"""

import sys
import time

import _cerez
import _io


class TimeLimit(BaseException):
    """Raised in a program that ran too long. Not an `Exception`, so a beginner's `except Exception:` lets it through."""


class Console:
    """`sys.stdout` and `sys.stderr` of every program: text goes to the page's «Günlük», up to a limit."""

    encoding = "utf-8"
    errors = "strict"
    closed = False

    def write(self, text):
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        _cerez.write(text)
        return len(text)

    def writelines(self, lines):
        for line in lines:
            self.write(line)

    def flush(self):
        pass

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return True


class FileIO(_io._RawIOBase):
    """`_io.FileIO` for the modules that import it; there are no files here."""

    def __init__(self, *args, **kwargs):
        raise PermissionError("Burada dosya açılamaz: canlı kod dosyaya, ağa ve işletim sistemine erişemez.")


def born():
    """Called in a new worker: a fork copies `random`'s state, and two workers must not draw the same numbers."""
    import random

    random.seed()


def _time_ns():
    return int(_cerez.now() * 1_000_000_000)


def _from_now(read):
    """`time.gmtime` and its like, counting from the app's clock when no time is given."""

    def read_app_clock(seconds=None):
        return read(_cerez.now() if seconds is None else seconds)

    read_app_clock.__name__ = read.__name__
    return read_app_clock


# Where this program lies on the host, and how it was started, is nobody's business.
sys.executable = sys._base_executable = "/usr/local/bin/python3"
sys.orig_argv = ["python3", "app.py"]
if not hasattr(_io, "FileIO"):
    _io.FileIO = FileIO
sys.stdout = sys.__stdout__ = Console()
sys.stderr = sys.__stderr__ = Console()
time.time = _cerez.now
time.time_ns = _time_ns
time.sleep = _cerez.sleep
for _name in ("gmtime", "localtime"):
    if hasattr(time, _name):
        setattr(time, _name, _from_now(getattr(time, _name)))
