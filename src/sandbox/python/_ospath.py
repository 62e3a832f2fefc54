"""`os.path` as text: joining and taking apart paths. No path exists."""
from os import fspath

sep = "/"
curdir, pardir, extsep, altsep, pathsep = ".", "..", ".", None, ":"


def join(path, *paths):
    result = fspath(path)
    for part in paths:
        part = fspath(part)
        if part.startswith("/"):
            result = part
        elif not result or result.endswith("/"):
            result += part
        else:
            result += "/" + part
    return result


def split(path):
    path = fspath(path)
    cut = path.rfind("/") + 1
    head, tail = path[:cut], path[cut:]
    if head and head != "/" * len(head):
        head = head.rstrip("/")
    return head, tail


def basename(path):
    return split(path)[1]


def dirname(path):
    return split(path)[0]


def splitext(path):
    path = fspath(path)
    start = path.rfind("/") + 1
    dot = path.rfind(".")
    if dot > start and path[start:dot].strip("."):
        return path[:dot], path[dot:]
    return path, ""


def isabs(path):
    return fspath(path).startswith("/")


def normpath(path):
    path = fspath(path)
    start = "/" if path.startswith("/") else ""
    parts = []
    for part in path.split("/"):
        if part in ("", "."):
            continue
        if part != ".." or (not start and not parts) or (parts and parts[-1] == ".."):
            parts.append(part)
        elif parts:
            parts.pop()
    return start + "/".join(parts) or "."


def abspath(path):
    return normpath(join("/uygulama", path))


realpath = abspath


def normcase(path):
    return fspath(path)


def expanduser(path):
    return fspath(path)


expandvars = expanduser


def commonprefix(items):
    if not items:
        return ""
    low, high = min(items), max(items)
    for index, char in enumerate(low):
        if char != high[index]:
            return low[:index]
    return low


def exists(path):
    return False


lexists = isfile = isdir = islink = ismount = exists


def getsize(path):
    raise FileNotFoundError(2, "No such file or directory", fspath(path))


getmtime = getctime = getatime = getsize


def splitdrive(path):
    return "", fspath(path)


def relpath(path, start="."):
    first = [part for part in abspath(start).split("/") if part]
    second = [part for part in abspath(path).split("/") if part]
    same = len(commonprefix([first, second]))
    return "/".join([".."] * (len(first) - same) + second[same:]) or "."
