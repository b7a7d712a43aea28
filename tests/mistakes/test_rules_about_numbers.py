"""The rules about how much can be at work at once, on evidence made by hand."""

import pytest
from constructed import call, named

from grader.evidence.failures import PlacesFree, TooLong, TooSlow

POOL = """
pool = {}


async def main(loop, work):
    await loop.run_in_executor(pool, work)
"""
SLOW = TooLong("it took 2.0 s, should take less than 1.5 s")


def own(*ends):
    """Calls of the student's that start together and end so."""
    return tuple(call("main", str(n), 0.0, end, line=None) for n, end in enumerate(ends))


@pytest.mark.parametrize(
    ("pool", "ends", "expected"),
    [
        ("ThreadPoolExecutor(max_workers=2)", (1, 1, 2), "limit-too-low:2"),
        ("ThreadPoolExecutor(2)", (1, 1.1, 2, 2.1, 3), "limit-too-low:2"),
        ("threading.BoundedSemaphore(2)", (1, 1, 2), "limit-too-low:2"),
        ("ThreadPoolExecutor(max_workers=3)", (1, 1, 2), None),
        ("ThreadPoolExecutor(2)", (1, 1.5, 2, 2.5), None),
        ("ThreadPoolExecutor(2)", (1, 1, 1.5), None),
        ("ThreadPoolExecutor(1)", (1, 2, 3), None),
        ("ThreadPoolExecutor()", (1, 1, 2), None),
    ],
)
def test_calls_end_in_waves_of_a_number_in_the_source(pool, ends, expected):
    assert named(POOL.format(pool), calls=own(*ends), failure=SLOW) == expected


def test_what_is_not_late_was_not_limited():
    assert named(POOL.format("ThreadPoolExecutor(2)"), calls=own(1, 1, 2)) is None


def test_calls_start_when_another_one_ends():
    source = POOL.format("BoundedSemaphore(2)")
    room = tuple(call("work", str(n), n // 2, n // 2 + 1.0, line=6) for n in range(4))
    assert named(source, calls=room, failure=SLOW) == "limit-too-low:2"
    others = (*room[:2], *(call("work", str(n), 1.5, 2.5, line=6) for n in (2, 3)))
    assert named(source, calls=others, failure=SLOW) is None


CHUNKS = """
async def main(pool, digest, pages):
    return await to_thread(list, pool.map(digest, pages, chunksize={}))
"""


@pytest.mark.parametrize(
    ("size", "processes", "expected"),
    [("4", (1, 1, 1), "limit-too-low:3"), ("4", (1, 2, 1), None), ("1", (1, 1, 1), None)],
)
def test_a_chunk_goes_to_one_process(size, processes, expected):
    calls = tuple(
        call("digest", str(n), n, n + 1.0, line=None, thread=process)
        for n, process in enumerate(processes)
    )
    assert named(CHUNKS.format(size), calls=calls, failure=TooSlow("at most 1")) == expected


def test_a_connector_that_nobody_gave_a_limit_has_one():
    source = "async def main():\n    async with aiohttp.ClientSession() as session:\n        pass\n"
    free = PlacesFree("only 100 of 104 calls of GET were in flight", 104)
    full = tuple(call("GET", str(n), n // 100, n // 100 + 1.0, line=3) for n in range(104))
    assert named(source, calls=full, failure=free) == "limit-too-low:2"
    assert named(source, calls=full[1:], failure=free) is None
    assert named(source, calls=full, failure=AssertionError("not so")) is None
