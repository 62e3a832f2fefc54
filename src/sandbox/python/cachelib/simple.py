"""`SimpleCache`: a dict with times."""
from _cerez import now


class SimpleCache:
    def __init__(self, threshold=500, default_timeout=300):
        self._cache = {}
        self.default_timeout = default_timeout

    def get(self, key):
        expires, value = self._cache.get(key, (-1, None))
        return value if expires == 0 or expires > now() else None

    def set(self, key, value, timeout=None):
        timeout = self.default_timeout if timeout is None else timeout
        self._cache[key] = (now() + timeout if timeout > 0 else 0, value)
        return True

    def add(self, key, value, timeout=None):
        return False if self.has(key) else self.set(key, value, timeout)

    def delete(self, key):
        return self._cache.pop(key, None) is not None

    def has(self, key):
        expires, _ = self._cache.get(key, (-1, None))
        return expires == 0 or expires > now()

    def clear(self):
        self._cache.clear()
        return True
