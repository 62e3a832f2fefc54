"""`multipart/form-data`: the text fields of a form, and uploaded files in memory."""


def parse_multipart(body, boundary):
    """(form pairs, file pairs) in order. A part that is not well formed is skipped."""
    from .datastructures import FileStorage, Headers
    from .http import parse_options_header

    form, files = [], []
    if not boundary:
        return form, files
    mark = b"--" + boundary.encode("latin-1", "replace")
    for part in (b"\r\n" + body).split(b"\r\n" + mark)[1:]:
        if part[:2] == b"--":
            break
        head, found, content = part.lstrip(b" \t").removeprefix(b"\r\n").partition(b"\r\n\r\n")
        if not found:
            continue
        headers = Headers()
        for line in head.decode("utf-8", "replace").split("\r\n"):
            name, _, value = line.partition(":")
            headers.add(name.strip(), value.strip())
        options = parse_options_header(headers.get("Content-Disposition", ""))[1]
        name = options.get("name")
        if name is None:
            continue
        if "filename" in options:
            storage = FileStorage(content, options["filename"], name, headers.get("Content-Type"), headers)
            files.append((name, storage))
        else:
            form.append((name, content.decode("utf-8", "replace")))
    return form, files
