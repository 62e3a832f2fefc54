"""Uploaded files."""
from .headers import Headers


class FileStorage:
    """One uploaded file, held in memory. The sandbox has no disk, so it cannot be saved."""

    def __init__(self, stream=b"", filename=None, name=None, content_type=None, headers=None):
        from io import BytesIO

        self.stream = BytesIO(stream) if isinstance(stream, (bytes, bytearray)) else stream
        self.filename = filename
        self.name = name
        self.headers = headers if headers is not None else Headers()
        self.content_type = content_type

    @property
    def mimetype(self):
        return (self.content_type or "").partition(";")[0].strip().lower()

    @property
    def content_length(self):
        return 0

    def save(self, dst, buffer_size=16384):
        if hasattr(dst, "write"):
            dst.write(self.stream.read())
            return
        raise PermissionError("Korumalı alanda disk yok: yüklenen dosya kaydedilemez. İçeriği read() ile okuyabilirsiniz.")

    def close(self):
        pass

    def __bool__(self):
        return bool(self.filename)

    def __iter__(self):
        return iter(self.stream)

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __repr__(self):
        return f"<FileStorage: {self.filename!r} ({self.content_type!r})>"
