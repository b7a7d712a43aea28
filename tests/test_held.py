"""How much an object holds: what it keeps counts, and what belongs to others does not."""

import asyncio
import builtins
from collections import deque
from typing import Any

import pytest

from grader.worker.held import MOST, held


class Keeper:
    """An object of a student's."""

    def __init__(self) -> None:
        self.kept: Any = []


def more(keep: Any, kept: Any) -> int:
    """By how much it grows when ten things are kept."""
    keeper = Keeper()
    keeper.kept = kept
    before = held(keeper, __name__)
    for number in range(10):
        keep(keeper, number)
    return held(keeper, __name__) - before


@pytest.mark.parametrize(
    ("kept", "keep"),
    [
        ([], lambda keeper, number: keeper.kept.append(number)),
        (set(), lambda keeper, number: keeper.kept.add(number)),
        ({}, lambda keeper, number: keeper.kept.update({number: None})),
        (deque(), lambda keeper, number: keeper.kept.append("the same")),
        (bytearray(), lambda keeper, number: keeper.kept.extend(bytes(64))),
        ([], lambda keeper, number: keeper.kept.append(lambda: number)),
    ],
)
def test_what_is_kept_counts(kept: Any, keep: Any) -> None:
    assert more(keep, kept) >= 10


def test_what_python_itself_keeps_is_not_followed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "_", [[number] * 9 for number in range(MOST)], raising=False)
    assert more(lambda keeper, number: keeper.kept.append(lambda: number), []) >= 10


def test_what_has_an_end_counts_no_more() -> None:
    def keep(keeper: Keeper, number: int) -> None:
        keeper.kept.append(number)

    assert more(keep, deque([1, 2, 3], maxlen=3)) == 0


def test_an_event_loop_is_no_business_of_an_object() -> None:
    loop = asyncio.new_event_loop()
    keeper = Keeper()
    keeper.kept = loop.create_future()
    before = held(keeper, __name__)
    timers = [loop.call_later(9, print) for _ in range(50)]
    assert (held(keeper, __name__) - before, len(timers)) == (0, 50)
    loop.close()
