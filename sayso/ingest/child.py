"""Child: work on bytes in a process of its own, which is killed where it takes too long or too much memory."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

MEMORY = 1_000_000_000  # bytes of address space; a large PDF of one report needs a fifth of it
_CODE = "from sayso.ingest.child import serve; from {0} import {1}; serve({1}, {2}, {3})"


class Killed(Exception):  # noqa: N818 - what happened to the child, caught where it was started
    """The child took too long, or ended without an answer (a crash, or no memory left)."""


def apart(work: Callable[[bytes], bytes], body: bytes, *, seconds: float, memory: int = MEMORY) -> bytes:
    """`work(body)`, done in another process within so many `seconds` and bytes of `memory`; Killed if it is not.

    `work` is a public function of a module, found there again by name.
    """
    code = _CODE.format(work.__module__, work.__qualname__, memory, int(seconds) + 1)
    # -P: a file in the working directory that is named like a library must not be run in its place.
    # One thread, since each of numpy's reserves address space.
    environment = os.environ | {
        "PYTHONPATH": os.pathsep.join(path for path in sys.path if path),
        "OPENBLAS_NUM_THREADS": "1",
        "OMP_NUM_THREADS": "1",
    }
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", code],
            input=body,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=seconds,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Killed(f"takes longer than {seconds:.0f} seconds to read") from error
    if done.returncode:
        raise Killed("cannot be read within the limits of time and memory, or is broken")
    return done.stdout


def serve(work: Callable[[bytes], bytes], memory: int, seconds: int) -> None:
    """The child's side: bytes from standard input, `work` under limits, its answer to standard output."""
    try:
        import resource  # noqa: PLC0415 - not on Windows, where only the parent's time limit holds
    except ImportError:
        pass
    else:
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    sys.stdout.buffer.write(work(sys.stdin.buffer.read()))
