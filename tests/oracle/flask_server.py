"""Real Flask as `flask run` serves it: one process, one program at a time, over a real socket.

One JSON object a line on stdin, one answer a line on stdout. The first line out is {"address": "127.0.0.1:PORT"}.
{"load": "/folder/name.py"}  -> {"ok": true} or {"error": {"type", "message", "line", "traceback"}}; the app is found as `flask run` finds it
{"wait": seconds}            -> {"ok": true}; moves the app's clock
{"proxy": true}              -> {"ok": true}; puts ProxyFix in front of the loaded app
{"raised": true}             -> {"raised": [{"error": "type: message", "traceback": text}, ...]}; what left the views since
                                the last load, its traceback without the frames that are not the program's
"""

import importlib
import json
import os
import sys
import threading
import time
import traceback
import warnings
from datetime import datetime

import flask.sessions
from flask import got_request_exception
from flask.cli import NoAppException, find_best_app, prepare_import
from werkzeug.middleware.proxy_fix import ProxyFix
from werkzeug.serving import WSGIRequestHandler, make_server

sys.dont_write_bytecode = True
# As under `flask run`: `app.run()` in a program does nothing.
os.environ["FLASK_RUN_FROM_CLI"] = "true"
warnings.simplefilter("ignore")
real_time = time.time
ahead = 0.0
time.time = lambda: real_time() + ahead


class MovedDatetime(datetime):
    """So that `Expires` of a permanent session is counted from the app's clock."""

    @classmethod
    def now(cls, tz=None):
        return datetime.fromtimestamp(time.time(), tz)


flask.sessions.datetime = MovedDatetime
program = None
folder = None
raised = []


def type_name(error):
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def describe(error, path):
    line = error.lineno if isinstance(error, SyntaxError) and error.filename == path else None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == path:
            line = frame.lineno
    return {
        "type": type_name(error),
        "message": str(error.msg if isinstance(error, SyntaxError) else error),
        "line": line,
        "traceback": traceback_of(error),
    }


def traceback_of(error):
    """As CPython prints it, when only the program's own frames count; `^` and `~` below a line stay."""
    told = traceback.TracebackException.from_exception(error)
    pruned(told)
    lines = list(told.format())
    # Without a frame there is nothing to trace back.
    return "".join(lines if told.stack else lines[1:])


def pruned(told):
    """Leaves the program's frames, here and in what the error came from."""
    told.stack[:] = [frame for frame in told.stack if frame.filename.startswith((folder, "<string>", "<template>", "<unknown>"))]
    for name in ("__cause__", "__context__"):
        source = getattr(told, name)
        if source is not None:
            pruned(source)
            if not source.stack:
                setattr(told, name, None)


def remember(sender, exception, **extra):
    raised.append({"error": f"{type_name(exception)}: {exception}", "traceback": traceback_of(exception)})


def load(path):
    global folder, program
    folder = os.path.dirname(path) + os.sep
    raised.clear()
    name = prepare_import(path)
    for known in (name, "app"):
        sys.modules.pop(known, None)
    importlib.invalidate_caches()
    try:
        app = find_best_app(importlib.import_module(name))
    except NoAppException as error:
        return {"error": {"type": "NoAppFound", "message": str(error), "line": None}}
    except BaseException as error:
        return {"error": describe(error, path)}
    got_request_exception.connect(remember, app, weak=False)
    program = app
    return {"ok": True}


def serve(order):
    global ahead, program
    if "load" in order:
        return load(order["load"])
    if "wait" in order:
        ahead += order["wait"]
    if "proxy" in order:
        program = ProxyFix(program, x_for=1, x_proto=1, x_host=1)
    if "raised" in order:
        return {"raised": raised}
    return {"ok": True}


class Quiet(WSGIRequestHandler):
    """`flask run`'s handler, without its lines on the terminal."""

    def log(self, *args, **kwargs):
        pass


server = make_server("127.0.0.1", 0, lambda *wsgi: program(*wsgi), threaded=True, request_handler=Quiet)
threading.Thread(target=server.serve_forever, daemon=True).start()
print(json.dumps({"address": f"127.0.0.1:{server.server_port}"}), flush=True)
# What programs print goes nowhere: the pipe is for answers.
answers, sys.stdout = sys.stdout, open("/dev/null", "w")
sys.stderr = sys.stdout
for line in sys.stdin:
    print(json.dumps(serve(json.loads(line))), file=answers, flush=True)
