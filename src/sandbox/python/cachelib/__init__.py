"""cachelib's caches, kept in the host's record store."""
from .file import FileSystemCache
from .simple import SimpleCache
