"""Closes what the sandbox does not have, with messages a learner can read, and puts the virtual clock in place.

The real walls are in the host (no files, sockets or processes are compiled in); this is about words and about time.
"""
import builtins
import sys

from _cerez import now

#: Modules that would need an operating system. Importing them fails as if they were not installed.
CLOSED = frozenset((
    "socket", "ssl", "select", "selectors", "subprocess", "multiprocessing", "tempfile", "shutil", "glob", "pathlib",
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


def close():
    if sys.implementation.name == "rustpython":
        _close_threads()
        sys.meta_path.insert(0, _Closed)
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
