"""A little of the torture that ``make torture`` does at length."""

from __future__ import annotations

import os

import pytest
from torture import KINDS

COUNT = int(os.environ.get("TRACKER_TORTURE", "24"))


@pytest.mark.uncounted
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_gives_way(kind: str) -> None:
    assert list(KINDS[kind](COUNT, 20)) == []
