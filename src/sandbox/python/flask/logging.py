"""`app.logger`: lines on the console, in Flask's own form."""
import sys

from werkzeug._learner import console, learner_frame, now

CRITICAL, ERROR, WARNING, INFO, DEBUG, NOTSET = 50, 40, 30, 20, 10, 0
_NAMES = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG"}


class Logger:
    """The few methods of `logging.Logger` that a view uses; importing `logging` would cost more than the request."""

    def __init__(self, app):
        self.app = app
        self.name = app.name
        self.level = NOTSET
        self.handlers = []
        #: Flask writes in a form of its own unless `logging` was set up before.
        self._own_form = not _root_handlers()

    def setLevel(self, level):
        if isinstance(level, str):
            level = {name: number for number, name in _NAMES.items()}[level]
        self.level = level

    def getEffectiveLevel(self):
        if self.level:
            return self.level
        return DEBUG if self.app.debug else WARNING

    def isEnabledFor(self, level):
        return level >= self.getEffectiveLevel()

    def log(self, level, msg, *args, exc_info=None, module=None, **kwargs):
        if not self.isEnabledFor(level):
            return
        text = str(msg)
        if args:
            if len(args) == 1 and isinstance(args[0], dict) and args[0]:
                args = args[0]
            text = text % args
        if module is None:
            frame = learner_frame()
            module = "app" if frame is None else frame.f_code.co_filename.rpartition("/")[2].removesuffix(".py")
        traceback = None
        if exc_info:
            error = exc_info if isinstance(exc_info, BaseException) else sys.exc_info()[1]
            if error is not None:
                from _errors import traceback_text

                traceback = traceback_text(error)
        if self._own_form:
            console(f"[{_stamp(now())}] {_NAMES.get(level, level)} in {module}: {text}\n")
            if traceback:
                console(traceback + "\n")
        for handler in (*self.handlers, *_root_handlers()):
            if level >= handler.level:
                handler.handle(self._record(level, module, text, traceback))

    def _record(self, level, module, text, traceback):
        from logging import LogRecord

        frame = learner_frame()
        line = 0 if frame is None else frame.f_lineno
        record = LogRecord(self.name, level, f"{module}.py", line, text, None, None)
        record.exc_text = traceback
        return record

    def debug(self, msg, *args, **kwargs):
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        self.log(WARNING, msg, *args, **kwargs)

    warn = warning

    def error(self, msg, *args, **kwargs):
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        self.log(CRITICAL, msg, *args, **kwargs)

    fatal = critical

    def addHandler(self, handler):
        self.handlers.append(handler)

    def removeHandler(self, handler):
        self.handlers.remove(handler)

    def __repr__(self):
        return f"<Logger {self.name} ({_NAMES.get(self.getEffectiveLevel())})>"


def _root_handlers():
    """What `logging.basicConfig()` and its like have set up; none as long as nobody imported `logging`."""
    logging = sys.modules.get("logging")
    return () if logging is None else logging.root.handlers


def _stamp(moment):
    """`2026-03-01 12:00:00,000`, in UTC: the sandbox has no time zone."""
    from werkzeug.http import _MONTHS, date_of_epoch

    _, day, month, year, clock, _ = date_of_epoch(moment).split()
    return f"{year}-{_MONTHS.index(month) + 1:02d}-{day} {clock},{int(moment * 1000) % 1000:03d}"
