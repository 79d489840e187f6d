"""Input that is meant to be slow."""

from __future__ import annotations

import time
from collections.abc import Callable

HOSTILE = (
    "a" * 100_000,
    "if " * 33_000,
    "not " * 25_000,
    "“" * 100_000,
    "n't" * 33_000,
    ", which may " * 8_000,
    "could not be " * 8_000,
    "a-" * 50_000,
    "1.1" * 33_000,
)


def seconds(call: Callable[[], object]) -> float:
    """Processor time of a call: other work on the machine does not count."""
    start = time.process_time()
    call()
    return time.process_time() - start
