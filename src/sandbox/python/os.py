"""The little of `os` that a program without an operating system can have.

Random bytes come from the host, the environment is empty, paths are only text, and everything that would touch a file,
a process or the network is refused in the learner's language.
"""
import sys

from _cerez import urandom  # noqa: F401 - os.urandom

name = "posix"
sep = "/"
altsep = None
pathsep = ":"
linesep = "\n"
curdir = "."
pardir = ".."
extsep = "."
defpath = "/bin:/usr/bin"
devnull = "/dev/null"
SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
error = OSError


class _Environ(dict):
    """`os.environ`: empty at first; only text may be put in."""

    def __setitem__(self, key, value):
        for item in (key, value):
            if not isinstance(item, str):
                raise TypeError(f"str expected, not {type(item).__name__}")
        dict.__setitem__(self, key, value)

    def setdefault(self, key, value):
        if key not in self:
            self[key] = value
        return self[key]

    def copy(self):
        return dict(self)


environ = _Environ()
supports_bytes_environ = False


def getenv(key, default=None):
    return environ.get(key, default)


def fspath(path):
    if isinstance(path, (str, bytes)):
        return path
    try:
        return type(path).__fspath__(path)
    except AttributeError:
        raise TypeError(
            f"expected str, bytes or os.PathLike object, not {type(path).__name__}"
        ) from None


class PathLike:
    @classmethod
    def __subclasshook__(cls, subclass):
        return hasattr(subclass, "__fspath__")


def fsencode(filename):
    filename = fspath(filename)
    return filename.encode("utf-8", "surrogateescape") if isinstance(filename, str) else filename


def fsdecode(filename):
    filename = fspath(filename)
    return filename.decode("utf-8", "surrogateescape") if isinstance(filename, bytes) else filename


def getcwd():
    return "/uygulama"


def getpid():
    return 1


def cpu_count():
    return 1


def strerror(code):
    return f"Unknown error {code}"


def register_at_fork(**hooks):
    """`random` asks to be reseeded after a fork; it is, by the worker that a fork makes."""


def get_terminal_size(fallback=(80, 24)):
    return fallback


_REFUSED = frozenset((
    "open", "close", "read", "write", "fdopen", "listdir", "scandir", "walk", "mkdir", "makedirs", "remove", "unlink",
    "rmdir", "removedirs", "rename", "replace", "stat", "lstat", "chmod", "chown", "chdir", "system", "popen", "fork",
    "kill", "execv", "execve", "execvp", "spawnl", "spawnv", "putenv", "unsetenv", "symlink", "link", "truncate",
    "access",
    "getlogin", "uname", "umask", "pipe", "dup", "dup2", "startfile",
))


def __getattr__(attribute):
    if attribute in _REFUSED:

        def refuse(*args, **kwargs):
            raise PermissionError(
                f"os.{attribute}() burada kapalı: canlı kod dosyaya, ağa ve işletim sistemine erişemez."
            )

        refuse.__name__ = attribute
        return refuse
    raise AttributeError(f"module 'os' has no attribute '{attribute}'")


def _path_module():
    import _ospath

    sys.modules["os.path"] = _ospath
    return _ospath


path = _path_module()
