"""What the visitor prefers: `Accept`, `Accept-Language` and their kin."""
from .mixins import ImmutableList


class Accept(ImmutableList):
    """`Accept*` headers: (value, quality) pairs, best first."""

    def __init__(self, values=()):
        list.__init__(self, sorted(values, key=lambda item: -item[1]))
        self.provided = bool(values)

    @classmethod
    def from_header(cls, header):
        values = []
        for item in (header or "").split(","):
            name, _, options = item.strip().partition(";")
            name = name.strip()
            if not name:
                continue
            quality = 1
            for option in options.split(";"):
                key, _, number = option.strip().partition("=")
                if key == "q":
                    try:
                        quality = max(0.0, min(1.0, float(number)))
                    except ValueError:
                        quality = 0.0
            values.append((name, quality))
        return cls(values)

    def _matches(self, value, item):
        return item == "*" or item.lower() == value.lower()

    def quality(self, key):
        for item, quality in self:
            if self._matches(key, item):
                return quality
        return 0

    def __getitem__(self, key):
        if isinstance(key, str):
            return self.quality(key)
        return list.__getitem__(self, key)

    def __contains__(self, value):
        return any(self._matches(value, item) for item, _ in self)

    def values(self):
        for item, _ in self:
            yield item

    def find(self, key):
        for index, (item, _) in enumerate(self):
            if self._matches(key, item):
                return index
        return -1

    def best_match(self, matches, default=None):
        best, best_quality, best_exact = default, -1, False
        for candidate in matches:
            for item, quality in self:
                if quality <= 0 or not self._matches(candidate, item):
                    continue
                exact = item != "*" and "*" not in item
                if quality > best_quality or (quality == best_quality and exact and not best_exact):
                    best, best_quality, best_exact = candidate, quality, exact
                break
        return best

    @property
    def best(self):
        return self[0][0] if len(self) else None

    def to_header(self):
        return ",".join([item if quality == 1 else f"{item};q={quality}" for item, quality in self])

    __str__ = to_header

    def __repr__(self):
        return f"{type(self).__name__}({[(item, quality) for item, quality in self]!r})"


class LanguageAccept(Accept):
    def _matches(self, value, item):
        return item == "*" or item.lower().replace("_", "-") == value.lower().replace("_", "-")

    def best_match(self, matches, default=None):
        """Exact tags first, then `tr-TR` asked for `tr`, then the other way round."""
        matches = list(matches)
        result = Accept.best_match(self, matches)
        if result is not None:
            return result
        shortened = Accept([(item.replace("_", "-").split("-")[0], quality) for item, quality in self])
        result = shortened.best_match(matches)
        if result is not None:
            return result
        primary = [candidate.replace("_", "-").split("-")[0] for candidate in matches]
        result = Accept.best_match(self, primary)
        if result is not None:
            return next(item for item in matches if item.startswith(result))
        return default


class MIMEAccept(Accept):
    def _matches(self, value, item):
        if item in ("*", "*/*"):
            return True
        wanted, _, sub = item.lower().partition("/")
        have, _, have_sub = value.lower().partition(";")[0].partition("/")
        return wanted == have and (sub == "*" or sub == have_sub)

    @property
    def accept_html(self):
        return "text/html" in self or "application/xhtml+xml" in self

    @property
    def accept_json(self):
        return "application/json" in self


class CharsetAccept(Accept):
    pass
