"""A call that is missing stands in a clause: the line is one that does not lead there, or the clause that misses it."""

import pytest
from constructed import call, error, named, noticed

from grader.evidence.failures import WrongCalls
from tests.by_hand import step

TRANSFER = """
async def transfer(source, target, deal):
    try:
        goods = await source()
        await target(goods)
    except BaseException:
        await finish(deal.rollback())
        raise
    await deal.commit()
    return goods
"""
ELSE = TRANSFER.replace("    await deal", "    else:\n        await deal").replace(
    "    return", "#"
)
FINALLY = ELSE.replace("except BaseException:", "finally:").replace("        raise\n", "")
FINALLY = FINALLY.replace("    else:\n        await deal.commit()\n", "    await deal.commit()\n")
BY_NAME = TRANSFER.replace("await finish(deal.rollback())", "await undo(deal)")
BY_NAME += "async def undo(deal):\n    await deal.rollback()\n"
MISSED = WrongCalls("expected 1 call of rollback, got none", "rollback", 1)
DONE = (call("source", line=4, end=0.2), call("target", "chairs", start=0.2, end=0.4, line=5))


def missed(source, line, outcome="raised", *more):
    failed = call("commit", "", start=0.4, end=0.6, line=line, outcome=outcome)
    seen = {"returned": None, "error": error("LookupError", "down", line)}
    return named(source, calls=(*DONE, failed, *more), failure=MISSED, **seen)


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (TRANSFER, 9),
        (ELSE, 10),
        (FINALLY, 8),
        (BY_NAME, 9),
    ],
)
def test_an_error_of_a_line_outside_of_the_try_leads_to_no_clean_up(source, line):
    for outcome in ("raised", "cancelled"):
        assert missed(source, line, outcome) == f"missing-call:{line}"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (TRANSFER, 5),  # it leads there
        (TRANSFER + "    await deal.rollback()", 9),  # it could be called elsewhere too
        (TRANSFER.replace("    await deal", "async def other(deal):\n    await deal"), 10),
        (BY_NAME + "    await undo(deal)", 9),
    ],
)
def test_what_leads_to_the_clean_up_is_not_the_line(source, line):
    assert missed(source, line) != f"missing-call:{line}"


def test_what_was_cleaned_up_is_not_the_line():
    later = call("rollback", "", start=0.7, end=0.9, line=7)
    assert missed(TRANSFER, 9, "raised", later) is None


WORKER = """
async def work():
    number = None
    try:
        for number, url in numbered:
            answers[number] = await fetch(url)
    except Exception as error:
        answers[number] = error
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (WORKER, 7),
        (WORKER.replace("except Exception as error", "finally"), 6),
        (WORKER.replace("    try:\n        for number, url in numbered:", "    for number, url in numbered:\n        try:").replace("    except", "        except").replace("        answers[number] = error", "            pass"), 6),
    ],
)  # fmt: skip
def test_an_except_around_a_loop_ends_it(source, line):
    failure = WrongCalls("expected fetch to be called with a, b, c", "fetch", 3, ["a", "b", "c"])
    calls = (call("fetch", "a", line=6, outcome="raised"), call("fetch", "b", line=6))
    assert named(source, calls=calls, failure=failure) == f"missing-call:{line}"


LOOP = """
async def worker():
    for number in numbers:
        try:
            results[number] = await work(number)
        except Exception as error:
            results[number] = error
async def process(workers):
    try:
        await asyncio.wait(workers)
    except asyncio.CancelledError:
        workers[0].cancel()
        raise
"""


IN_A_HELPER = """
async def attempt(number):
    try:
        return await work(number)
    except Exception as error:
        return error
async def worker():
    for number in numbers:
        results[number] = await attempt(number)
"""


def test_the_call_of_a_worker_may_stand_in_a_function_of_its_own():
    failure = WrongCalls("expected work to be called with 1, 2", "work", 2, ["1", "2"])
    calls = (call("work", "1", lines=(4, 9), outcome="cancelled"),)
    seen = {"path": (step(0.0, 1.0),), **noticed(cancelled_at=())}
    assert named(IN_A_HELPER, calls=calls, failure=failure, **seen) == "cancel-is-no-exception:5"
    once = IN_A_HELPER.replace("for number in numbers", "if numbers")
    assert named(once, calls=calls, failure=failure, **seen) == "missing-call:None"


@pytest.mark.parametrize(
    ("source", "at", "name"),
    [
        (LOOP, (), "cancel-is-no-exception:6"),
        (LOOP, (5,), "missing-call:5"),
        (LOOP.replace("except Exception", "except BaseException"), (), "missing-call:5"),
        (LOOP.replace("workers[0].cancel", "wait_for"), (), "missing-call:5"),
    ],
)
def test_a_call_that_is_cancelled_by_itself_ends_its_worker(source, at, name):
    failure = WrongCalls("expected work to be called with 1, 2", "work", 2, ["1", "2"])
    calls = (call("work", "1", lines=(5, 10), outcome="cancelled"),)
    seen = {"path": (step(0.0, 1.0),), **noticed(cancelled_at=at)}
    assert named(source, calls=calls, failure=failure, **seen) == name
