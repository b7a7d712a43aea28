"""How the arguments of a call are written: two that differ look different."""

import asyncio
from enum import IntEnum
from itertools import combinations

import pytest

from grader.worker.labels import MAX_LABEL, label


class Level(IntEnum):
    LOW = 1


class Hostile:
    def __repr__(self):
        raise SystemExit


class Word(str):
    def __str__(self):
        raise SystemExit


ALIKE = [
    None,
    "None",
    3,
    "3",
    3.0,
    "3.0",
    True,
    "True",
    "",
    " ",
    "a",
    "a ",
    b"a",
    "b'a'",
    [1],
    "[1]",
]


@pytest.mark.parametrize(("one", "other"), list(combinations(ALIKE, 2)))
def test_what_differs_looks_different(one, other):
    assert label(one) != label(other)


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        ((), ""),
        (("Ada", 7), "Ada, 7"),
        (("http://x/y", "shop 2"), "http://x/y, shop 2"),
        ((None,), "None"),
        ((0.5,), "0.5"),
        ((Level.LOW,), "1"),
        ((Word("tea"),), "tea"),
        (({"team_id": "t1", "lead": Hostile()},), "{'lead': <Hostile>, 'team_id': 't1'}"),
        ((Hostile(), Hostile, len), "<Hostile>, <class Hostile>, <function len>"),
        (("caf\u200be",), "'caf\\u200be'"),
    ],
)
def test_every_argument_is_shown(arguments, text):
    assert label(*arguments) == text


def test_a_coroutine_that_nobody_awaited_is_named():
    coroutine = asyncio.sleep(1)
    assert label(coroutine) == "<coroutine sleep>"
    coroutine.close()


@pytest.mark.parametrize(
    "large",
    ["x" * 999, b"x" * 999, list(range(999)), {"k": "v" * 999}, 10**9999, [10**9999]],
    ids=["str", "bytes", "list", "dict", "int", "list of int"],
)
def test_a_large_argument_is_short(large):
    assert len(label(large)) <= MAX_LABEL
