"""Passwords: kept so that who gets hold of a ledger has to guess them, and pays for each guess."""

from __future__ import annotations

import base64
import hashlib
import secrets
import unicodedata

from sayso.errors import AccountError

COST, BLOCK, LANES = 1 << 17, 8, 1
"""N, r and p of scrypt: the least that OWASP's Password Storage Cheat Sheet recommends, 128 MiB and half a second."""
SHORTEST, LONGEST = 8, 1024
"""Characters of a password: as short as NIST SP 800-63B allows beside limits of tries, longer than any sentence."""
_SALT = 16
_ROOM = 2
"""Times the memory that N and r come to: what OpenSSL needs beside it is small."""


def hashed(password: str) -> str:
    """A new password as it is kept: the function, its three numbers, salt and key. AccountError for a wrong length."""
    told = _plain(password)
    if not SHORTEST <= len(told) <= LONGEST:
        raise AccountError(f"a password has {SHORTEST} to {LONGEST} characters, this one has {len(told)}")
    salt = secrets.token_bytes(_SALT)
    return f"scrypt${COST}${BLOCK}${LANES}${_text(salt)}${_text(_key(told, salt, COST, BLOCK, LANES))}"


def fits(password: str, kept: str | None) -> bool:
    """Whether a password is the one that is kept; it takes as long where none is kept, and no is the answer."""
    told = _plain(password)
    # What is longer than any password can be is none, and takes no longer to refuse.
    told = told if len(told) <= LONGEST else ""
    if kept is None:
        _key(told, bytes(_SALT), COST, BLOCK, LANES)
        return False
    _, cost, block, lanes, salt, key = kept.split("$")
    found = _key(told, base64.b64decode(salt), int(cost), int(block), int(lanes))
    return secrets.compare_digest(found, base64.b64decode(key))


def _plain(password: str) -> str:
    """One way to write what keyboards write in several."""
    return unicodedata.normalize("NFC", password)


def _key(password: str, salt: bytes, cost: int, block: int, lanes: int) -> bytes:
    memory = _ROOM * 128 * cost * block
    told = password.encode("utf-8", "surrogatepass")
    return hashlib.scrypt(told, salt=salt, n=cost, r=block, p=lanes, maxmem=memory, dklen=32)


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()
