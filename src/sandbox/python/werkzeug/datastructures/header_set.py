"""A header that is a list of words."""


class HeaderSet:
    """A header that lists words, like `Vary` and `Allow`: no word twice, case does not count."""

    def __init__(self, headers=None, on_update=None):
        self._headers = list(headers or ())
        self._set = {item.lower() for item in self._headers}
        self.on_update = on_update

    def _changed(self):
        if self.on_update is not None:
            self.on_update(self)

    def add(self, header):
        self.update((header,))

    def update(self, iterable):
        changed = False
        for header in iterable:
            if header.lower() not in self._set:
                self._headers.append(header)
                self._set.add(header.lower())
                changed = True
        if changed:
            self._changed()

    def discard(self, header):
        if header.lower() in self._set:
            self.remove(header)

    def remove(self, header):
        wanted = header.lower()
        if wanted not in self._set:
            raise KeyError(header)
        self._set.remove(wanted)
        self._headers = [item for item in self._headers if item.lower() != wanted]
        self._changed()

    def clear(self):
        self._headers.clear()
        self._set.clear()
        self._changed()

    def find(self, header):
        wanted = header.lower()
        for index, item in enumerate(self._headers):
            if item.lower() == wanted:
                return index
        return -1

    def as_set(self, preserve_casing=False):
        return set(self._headers) if preserve_casing else set(self._set)

    def to_header(self):
        from ..http import dump_header

        return dump_header(self._headers)

    def __contains__(self, header):
        return header.lower() in self._set

    def __getitem__(self, index):
        return self._headers[index]

    def __iter__(self):
        return iter(self._headers)

    def __len__(self):
        return len(self._headers)

    def __bool__(self):
        return bool(self._set)

    def __str__(self):
        return self.to_header()

    def __repr__(self):
        return f"{type(self).__name__}({self._headers!r})"
