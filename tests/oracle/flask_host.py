"""Real Flask behind a pipe: the oracle that our emulation is compared with.

One JSON object a line on stdin, one answer a line on stdout.
{"load": {"source", "file_name", "templates": {name: text}}}  -> {"ok": true} or {"error": {"type", "message", "line"}}
{"request": {"method", "path", "query", "headers": [[name, value]], "body", "now"}}
    -> {"status", "headers": [[name, value]], "body", "error": null | {"type", "message"}}
{"check": {"criterion", "origin", "requests": [{"actions": [[kind, value]], "method", "target", "body"}], "now"}}
    -> {"failed": null | text}, of the loaded program
{"compiles": {"source"}} -> {"error": null | text}; nothing is run
Header values are Latin-1, as WSGI has them; bodies are UTF-8. `now` freezes Python's clock for signatures.
"""

import io
import json
import os
import sys
import tempfile
import time
import traceback
import types
import warnings
from datetime import datetime

import flask
import flask.sessions
import werkzeug.http
from jinja2 import DictLoader

import flask_check

# Flask-Session's `filesystem` writes below the working directory.
os.chdir(tempfile.mkdtemp(prefix="kahin-"))

program = None
raised = None
clock = time.time


class FrozenDatetime(datetime):
    """`Expires` is counted from `datetime.now`, which does not ask `time.time`."""

    @classmethod
    def now(cls, tz=None):
        return cls.fromtimestamp(time.time(), tz)


werkzeug.http.datetime = flask.sessions.datetime = FrozenDatetime


def type_name(error):
    kind = type(error)
    return kind.__name__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def describe(error, file_name):
    line = getattr(error, "lineno", None) if isinstance(error, SyntaxError) else None
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename == file_name:
            line = frame.lineno
    return {"type": type_name(error), "message": str(error), "line": line}


def load(source, file_name, templates):
    global program
    module = types.ModuleType(file_name.removesuffix(".py"))
    # Flask looks for templates beside the module that it is given the name of.
    sys.modules[module.__name__] = module
    try:
        exec(compile(source, file_name, "exec"), module.__dict__)
    except BaseException as error:
        return {"error": describe(error, file_name)}
    apps = [value for value in vars(module).values() if isinstance(value, flask.Flask)]
    app = getattr(module, "app", None) or apps[0]
    app.jinja_loader = DictLoader(templates)

    def remember(sender, exception, **extra):
        global raised
        raised = exception

    flask.got_request_exception.connect(remember, app, weak=False)
    program = app
    return {"ok": True}


def request(method, path, query, headers, body, now):
    global raised
    raised = None
    time.time = lambda: now
    from urllib.parse import unquote_to_bytes

    data = body.encode()
    environ = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": unquote_to_bytes(path).decode("latin-1"),
        "QUERY_STRING": query,
        "REQUEST_URI": path + ("?" + query if query else ""),
        "SERVER_NAME": "localhost",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http",
        "wsgi.input": io.BytesIO(data),
        "wsgi.errors": io.StringIO(),
        "wsgi.multithread": False,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
        "CONTENT_LENGTH": str(len(data)),
    }
    for name, value in headers:
        key = name.upper().replace("-", "_")
        if key not in ("CONTENT_TYPE", "CONTENT_LENGTH"):
            key = "HTTP_" + key
        environ[key] = environ[key] + "," + value if key in environ and key.startswith("HTTP_") else value
    answer = {}

    def start_response(status, lines, exc_info=None):
        answer["status"] = int(status.split(" ", 1)[0])
        answer["reason"] = status.split(" ", 1)[1]
        answer["headers"] = [list(line) for line in lines]

    chunks = program(environ, start_response)
    answer["body"] = b"".join(chunks).decode("utf-8", "replace")
    if hasattr(chunks, "close"):
        chunks.close()
    answer["error"] = raised and {"type": type_name(raised), "message": str(raised)}
    time.time = clock
    return answer


def check(criterion, origin, requests, now):
    time.time = lambda: now
    failed = flask_check.check(program, criterion, origin, requests)
    time.time = clock
    return {"failed": failed}


def compiles(source):
    try:
        compile(source, "ornek.py", "exec")
    except SyntaxError as error:
        return {"error": str(error)}
    return {"error": None}


ORDERS = {"load": load, "request": request, "check": check, "compiles": compiles}

warnings.simplefilter("ignore")
for line in sys.stdin:
    [(order, given)] = json.loads(line).items()
    print(json.dumps(ORDERS[order](**given)), flush=True)
