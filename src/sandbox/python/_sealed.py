"""Closes what the sandbox does not have, with messages a learner can read, and puts the virtual clock in place.

The real walls are in the host (no files, sockets or processes are compiled in); this is about words and about time.
"""
import builtins
import sys

from _cerez import now

#: Modules that would need an operating system. Importing them fails as if they were not installed.
CLOSED = frozenset((
    "socket", "ssl", "select", "selectors", "subprocess", "multiprocessing", "tempfile", "shutil", "glob", "pathlib",
    "zoneinfo", "unittest", "logging.handlers",
    "sqlite3", "ctypes", "asyncio", "socketserver", "ftplib", "smtplib", "imaplib", "poplib", "telnetlib", "webbrowser",
    "pty", "tty", "termios", "fcntl", "mmap", "resource", "signal", "venv", "ensurepip", "tkinter", "turtle", "curses",
    "readline", "pdb", "zipfile", "tarfile", "dbm", "shelve", "concurrent", "http.server", "http.client",
    "urllib.request", "xmlrpc", "wsgiref",
))


class _Closed:
    """A finder that answers first, and only for closed modules."""

    @staticmethod
    def find_spec(name, path=None, target=None):
        if name in CLOSED:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
        return None


def _refuse_open(file, *args, **kwargs):
    raise PermissionError(f"open({file!r}) burada kapalı: canlı kod dosya okuyup yazamaz.")


def _refuse_input(prompt=""):
    raise EOFError("EOF when reading a line")


def _refuse_thread(*args, **kwargs):
    raise RuntimeError("Burada iş parçacığı başlatılamaz: canlı kod tek bir iş parçacığında çalışır.")


def _close_threads():
    import _thread
    import threading

    for name in ("start_new_thread", "start_new", "start_joinable_thread"):
        setattr(_thread, name, _refuse_thread)
    threading._start_joinable_thread = _refuse_thread


def _exact_round(round):
    """`round` of a float to places, as CPython: 2.675 is a little less than it says, so it gives 2.67."""

    def rounded(number, ndigits=None):
        if type(number) is float and type(ndigits) is int and 0 <= ndigits <= 15 and abs(number) < 1e15:
            return float(f"{number:.{ndigits}f}")
        return round(number) if ndigits is None else round(number, ndigits)

    rounded.__name__ = rounded.__qualname__ = "round"
    return rounded


_round = _exact_round(round)


def _show_warnings():
    """`warnings.warn` of a program reaches the page's warnings too, not the console alone."""
    import warnings

    from werkzeug import _learner

    def show(message, category, filename, lineno, file=None, line=None):
        _learner.collected.append((category.__name__, str(message), lineno))
        _learner.console(f"{filename}:{lineno}: {category.__name__}: {message}\n")
        frame = _learner.learner_frame()
        source = None if frame is None else frame.f_globals["__loader__"].line(lineno)
        if source:
            _learner.console(f"  {source.strip()}\n")

    warnings.showwarning = show


def _ask_for_bytes():
    """`hashlib.sha256("parola")` fails in CPython's words."""
    import hashlib

    def asking(make):
        def hasher(data=b"", **options):
            if isinstance(data, str):
                raise TypeError("Strings must be encoded before hashing")
            return make(data, **options)

        hasher.__name__ = hasher.__qualname__ = f"openssl_{make.__name__.rpartition('_')[2]}"
        return hasher

    for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512"):
        setattr(hashlib, name, asking(getattr(hashlib, name)))
    hashlib.scrypt = _scrypt


def _scrypt(password, *, salt, n, r, p, maxmem=0, dklen=64):
    from _cerez import scrypt

    return scrypt(password, salt, n, r, p, dklen)


def close():
    if sys.implementation.name == "rustpython":
        _close_threads()
        sys.meta_path.insert(0, _Closed)
        import _words  # noqa: F401 - from here on errors speak as CPython's

        _ask_for_bytes()
        _show_warnings()
        builtins.round = _round
        builtins.open = _refuse_open
        builtins.input = _refuse_input
    set_clock()


def set_clock():
    """`time` tells the workbook's time, so that a lesson can let a month pass. `datetime` asks `time`."""
    import time

    if getattr(time, "_cerez", False):
        return
    gmtime, localtime, strftime, ctime, asctime = (
        time.gmtime, time.localtime, time.strftime, time.ctime, time.asctime,
    )
    time._cerez = True
    time.time = now
    time.time_ns = lambda: int(now() * 1_000_000_000)
    time.gmtime = lambda seconds=None: gmtime(now() if seconds is None else seconds)
    time.localtime = lambda seconds=None: localtime(now() if seconds is None else seconds)
    time.ctime = lambda seconds=None: ctime(now() if seconds is None else seconds)
    time.asctime = lambda moment=None: asctime(localtime(now()) if moment is None else moment)
    time.strftime = lambda form, moment=None: strftime(form, localtime(now()) if moment is None else moment)
