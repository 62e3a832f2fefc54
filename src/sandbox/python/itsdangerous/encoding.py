"""URL-safe base64 without `=`, and numbers as bytes."""
from binascii import a2b_base64, b2a_base64

from .exc import BadData

_TO_URL = bytes.maketrans(b"+/", b"-_")
_FROM_URL = bytes.maketrans(b"-_", b"+/")


def want_bytes(s, encoding="utf-8", errors="strict"):
    return s.encode(encoding, errors) if isinstance(s, str) else s


def base64_encode(string):
    return b2a_base64(want_bytes(string), newline=False).translate(_TO_URL).rstrip(b"=")


def base64_decode(string):
    data = want_bytes(string, "ascii", "ignore")
    data += b"=" * (-len(data) % 4)
    try:
        return a2b_base64(data.translate(_FROM_URL))
    except (TypeError, ValueError) as error:
        raise BadData("Invalid base64-encoded data") from error


def int_to_bytes(num):
    return num.to_bytes((num.bit_length() + 7) // 8, "big")


def bytes_to_int(bytestr):
    return int.from_bytes(bytestr, "big")
