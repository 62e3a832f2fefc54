"""Passwords as salted hashes that the real Werkzeug can check too."""
from _cerez import pbkdf2, scrypt, urandom

SALT_CHARS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
DEFAULT_PBKDF2_ITERATIONS = 1_000_000

_DIGEST_SIZES = {"sha1": 20, "sha256": 32, "sha512": 64}


def gen_salt(length):
    """`length` random letters and digits, each equally likely."""
    if length <= 0:
        raise ValueError("Salt length must be at least 1.")
    chars = []
    while len(chars) < length:
        for byte in urandom(length):
            # 248 = 4 * 62: larger bytes would favour the first letters.
            if byte < 248 and len(chars) < length:
                chars.append(SALT_CHARS[byte % 62])
    return "".join(chars)


def _hash_internal(method, salt, password):
    method, *args = method.split(":")
    salt_bytes = salt.encode()
    password_bytes = password.encode()
    if method == "scrypt":
        if not args:
            n, r, p = 2**15, 8, 1
        else:
            try:
                n, r, p = map(int, args)
            except ValueError:
                raise ValueError("'scrypt' takes 3 arguments.") from None
        return scrypt(password_bytes, salt_bytes, n, r, p, 64).hex(), f"scrypt:{n}:{r}:{p}"
    if method == "pbkdf2":
        if len(args) > 2:
            raise ValueError("'pbkdf2' takes 2 arguments.")
        name = args[0] if args else "sha256"
        iterations = int(args[1]) if len(args) == 2 else DEFAULT_PBKDF2_ITERATIONS
        if name not in _DIGEST_SIZES:
            raise ValueError(f"unsupported hash type {name}")
        digest = pbkdf2(name, password_bytes, salt_bytes, iterations, _DIGEST_SIZES[name])
        return digest.hex(), f"pbkdf2:{name}:{iterations}"
    raise ValueError(f"Invalid hash method '{method}'.")


def generate_password_hash(password, method="scrypt", salt_length=16):
    """`method$salt$hash`; the same password gives a different text every time, because the salt differs."""
    salt = gen_salt(salt_length)
    digest, actual_method = _hash_internal(method, salt, password)
    return f"{actual_method}${salt}${digest}"


def check_password_hash(pwhash, password):
    """True when `password` gives the stored hash with the stored method and salt."""
    try:
        method, salt, digest = pwhash.split("$", 2)
    except ValueError:
        return False
    from _operator import _compare_digest

    return _compare_digest(_hash_internal(method, salt, password)[0], digest)
