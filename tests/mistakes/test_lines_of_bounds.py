"""The line of a bound that is too tight is where the bound is made, and not a function that compares with it."""

import pytest

from grader.diagnosis.bounds import line_of_bound
from grader.diagnosis.source import Source

BLOCK = """
@asynccontextmanager
async def at_most(seconds):
    start = time()
    yield
    assert time() - start < seconds
async def test_fetches():
    async with at_most(2.5):
        await fetch_all()
async def test_order():
    async with at_most(9):
        await fetch_all()
"""
TWICE = """
def check(took, limit):
    assert 0 < took < limit
def test_all():
    check(await seconds_for(1), 3.5)
    check(await seconds_for(9), limit=2.5)
"""
OBJECT = """
class AtMost:
    def __init__(self, seconds):
        self.seconds = seconds
    async def __aexit__(self, *_):
        if time() - self.start > self.seconds:
            pytest.fail("too slow")
async def test_all():
    async with AtMost(2.5):
        await fetch_all()
"""
DECORATED = """
def at_most(seconds):
    def decorate(test):
        async def timed():
            start = time()
            await test()
            assert start + seconds > time()
        return timed
    return decorate
@at_most(2.5)
async def test_all():
    await fetch_all()
"""
FIXTURE = """
@pytest.fixture
def at_most():
    async def waiting(awaitable, seconds):
        return await wait_for(awaitable, timeout=seconds)
    return waiting
async def test_all(at_most):
    await at_most(fetch_all(), 2.5)
"""
CONSTANT = """
LIMIT = 2.5
async def test_all():
    assert await seconds_for(9) < LIMIT
"""
CHAIN = """
def compare(took, limit):
    assert took <= limit
async def timed(urls, limit):
    compare(await seconds_for(urls), limit)
async def test_all():
    await timed(urls, 2.5)
"""


@pytest.mark.parametrize(
    ("source", "at", "line"),
    [
        (BLOCK, 6, 8),
        (BLOCK.replace("< seconds", "< 2 * seconds"), 6, 6),
        (BLOCK.replace("time() - start", "0").replace("< seconds", "< seconds + ROOM"), 6, 8),
        (BLOCK.replace("at_most(2.5)", "others(2.5)").replace("at_most(9)", "others(9)"), 6, 6),
        (TWICE, 3, 6),
        (TWICE.replace("< limit", "< 2.5"), 3, 3),
        (TWICE.replace("took < limit", "took"), 3, 3),
        (OBJECT, 7, 9),
        (OBJECT.replace("AtMost(2.5)", "AtMost(*given)"), 7, 7),
        (DECORATED, 7, 10),
        (FIXTURE, 5, 8),
        (CONSTANT, 4, 2),
        (CONSTANT.replace("LIMIT = 2.5", "LIMIT = 9\nLIMIT = 2.5"), 5, 5),
        (CONSTANT.replace("all()", "all(LIMIT)"), 4, 4),
        (CONSTANT.replace("< LIMIT", "== approx(2, abs=LIMIT)"), 4, 2),
        (CONSTANT.replace("< LIMIT", "== approx(2, abs=0.1)"), 4, 4),
        (CHAIN, 3, 7),
    ],
)
def test_where_a_bound_is_made(source, at, line):
    test = "test_fetches" if "test_fetches" in source else "test_all[9]"
    assert line_of_bound(Source(source), at, test) == line


def test_of_several_bounds_the_one_in_the_message():
    missed = "assert (1050.000001 - 1046.5) < 3.5"
    assert line_of_bound(Source(TWICE), 3, "test_all", missed) == 5
    assert line_of_bound(Source(TWICE), 3, "test_all", "assert 9.1 < 9") == 6
