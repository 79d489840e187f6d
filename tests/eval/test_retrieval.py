from __future__ import annotations

import pytest

from eval.retrieval import average_precision, cleaned


@pytest.mark.parametrize(
    ("tweet", "text", "author"),
    [
        ("It fell #BridgeDown https://t.co/x1 — Ann Doe (@anndoe) January 6, 2020", "It fell Bridge Down", "Ann Doe"),
        ("See pic.twitter.com/abc and @MinistryOfRoads", "See and Ministry Of Roads", ""),
        ("An aside — nothing more", "An aside — nothing more", ""),
    ],
)
def test_tweets_are_cleaned(tweet: str, text: str, author: str) -> None:
    assert cleaned(tweet) == (text, author)


@pytest.mark.parametrize(
    ("found", "right", "expected"),
    [([7, 1, 2], {7}, 1), ([1, 7, 2], {7}, 1 / 2), ([7, 1, 8], {7, 8}, (1 + 2 / 3) / 2), ([1, 2, 3, 4, 5, 7], {7}, 0)],
)
def test_average_precision_of_the_first_five(found: list[int], right: set[int], expected: float) -> None:
    assert average_precision(found, right) == pytest.approx(expected)
