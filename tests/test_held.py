"""How much an object holds: what it keeps counts, and what belongs to others does not."""

import asyncio
import builtins
from collections import deque
from typing import Any, ClassVar

import pytest

from grader.worker.held import MOST, held, lengths

ALONE: dict[str, Any] = {"__name__": __name__}
"""A student's module: what this one has, such as `typing`, changes while tests run."""
exec("class Keeper:\n    def __init__(self):\n        self.kept = []\n", ALONE)
Keeper: Any = ALONE["Keeper"]


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


class Inner:
    """Another object of a student's, without a dictionary of its attributes."""

    __slots__ = ("late", "notes")
    shared: ClassVar[set[int]] = {1, 2}

    def __init__(self) -> None:
        self.notes = {"a": 1}


def test_containers_are_told_by_their_names() -> None:
    keeper, inner = Keeper(), Inner()
    keeper.kept = [1, 2, 3, inner, ["a", "b"]]
    keeper.__dict__["inner"] = inner
    inner.late = keeper
    found = lengths(keeper, __name__)
    assert {name: found[name] for name in ("kept", "notes", "shared")} == {
        "kept": 7,
        "notes": 1,
        "shared": 2,
    }


def test_a_container_with_a_length_of_its_own_is_counted_all_the_same() -> None:
    class Liar(list[int]):
        def __len__(self) -> int:
            raise OSError

    keeper = Keeper()
    keeper.kept = Liar([1, 2])
    assert lengths(keeper, __name__)["kept"] == 2


def test_a_long_chain_of_objects_is_followed() -> None:
    first = last = Keeper()
    for _ in range(3000):
        last.kept = Keeper()
        last = last.kept
    last.kept = ["one"]
    assert lengths(first, __name__)["kept"] == 1
