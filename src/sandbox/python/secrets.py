"""`secrets` without `random`: the host's random bytes, as text or numbers."""
from _cerez import urandom

from _operator import _compare_digest as compare_digest  # noqa: F401 - part of the module's surface

__all__ = [
    "choice", "compare_digest", "randbelow", "randbits", "SystemRandom", "token_bytes", "token_hex", "token_urlsafe",
]

DEFAULT_ENTROPY = 32


def token_bytes(nbytes=None):
    return urandom(DEFAULT_ENTROPY if nbytes is None else nbytes)


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def token_urlsafe(nbytes=None):
    from itsdangerous.encoding import base64_encode

    return base64_encode(token_bytes(nbytes)).decode("ascii")


def randbits(k):
    if k < 0:
        raise ValueError("number of bits must be non-negative")
    size = (k + 7) // 8
    return int.from_bytes(urandom(size), "big") >> (size * 8 - k)


def randbelow(exclusive_upper_bound):
    """An int in [0, n), each equally likely: bits are drawn again until they are below n."""
    if exclusive_upper_bound <= 0:
        raise ValueError("Upper bound must be positive.")
    bits = exclusive_upper_bound.bit_length()
    number = randbits(bits)
    while number >= exclusive_upper_bound:
        number = randbits(bits)
    return number


def choice(seq):
    if not len(seq):
        raise IndexError("Cannot choose from an empty sequence")
    return seq[randbelow(len(seq))]


def __getattr__(name):
    if name == "SystemRandom":
        from random import SystemRandom

        return SystemRandom
    raise AttributeError(f"module 'secrets' has no attribute '{name}'")
