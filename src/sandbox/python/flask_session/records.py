"""A session's data as record bytes: JSON with tags, readable in the server's panel.

`pickled` types (filesystem, cachelib) bring back tuples, sets, bytes and keys that are not text; the others bring back
what MessagePack does (tuples and sets become lists).
"""
from flask.json import _text
from flask.json.tag import TaggedJSONSerializer


class _RecordSerializer(TaggedJSONSerializer):
    tags = dict.fromkeys((*TaggedJSONSerializer.tags, " k", " s", " n"))

    def tag(self, value):
        if isinstance(value, dict) and any([not isinstance(key, str) for key in value]):
            return {" k": [[self.tag(key), self.tag(item)] for key, item in value.items()]}
        if isinstance(value, (set, frozenset)):
            return {" s": [self.tag(item) for item in value]}
        if hasattr(value, "utcoffset") and hasattr(value, "isoformat"):
            return {" n": value.isoformat()}
        return super().tag(value)

    def untag(self, value):
        if len(value) == 1:
            key, item = next(iter(value.items()))
            if key == " k":
                return {self._hashable(name): content for name, content in item}
            if key == " s":
                return set(item)
            if key == " n":
                from datetime import datetime

                return datetime.fromisoformat(item)
        return super().untag(value)

    @staticmethod
    def _hashable(key):
        return tuple(key) if isinstance(key, list) else key


_records = _RecordSerializer()


def _flat(value):
    """MessagePack knows one kind of sequence."""
    if isinstance(value, dict):
        return {key: _flat(item) for key, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_flat(item) for item in value]
    return value


def encode(data, pickled):
    tagged = _records.tag(data if pickled else _flat(data))
    return _text.encode(tagged, ascii=False, sort_keys=False).encode("utf-8")


def decode(record):
    return _records.loads(record.decode("utf-8"))
