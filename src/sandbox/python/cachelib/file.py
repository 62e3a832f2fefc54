"""`FileSystemCache`: there is no disk in the sandbox, so the entries are records."""
from _cerez import now, record_delete, record_get, record_put


class FileSystemCache:
    _prefix = "cachelib:"

    def __init__(self, cache_dir=None, threshold=500, default_timeout=300, mode=None, hash_method=None):
        self.default_timeout = default_timeout

    def get(self, key):
        from flask_session.records import decode

        record = record_get(self._prefix + key)
        return None if record is None else decode(record)["value"]

    def set(self, key, value, timeout=None):
        from flask_session.records import encode

        timeout = self.default_timeout if timeout is None else timeout
        # A timeout of 0 means: until it is deleted.
        expires = now() + timeout if timeout > 0 else 4102444800.0
        record_put(self._prefix + key, encode({"value": value}, True), expires)
        return True

    def add(self, key, value, timeout=None):
        return False if self.has(key) else self.set(key, value, timeout)

    def delete(self, key):
        had = self.has(key)
        record_delete(self._prefix + key)
        return had

    def has(self, key):
        return record_get(self._prefix + key) is not None
