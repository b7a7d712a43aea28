"""The line where something is dropped, held or blocked: an exit, a `suppress`, a block with a `yield`."""

from dataclasses import replace

import pytest
from constructed import call, case, error, named, noticed, raised, waiting

from grader.diagnosis.behind_errors import read_in_part
from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import NotRaised
from grader.evidence.observations import NO_FACTS
from grader.worker.facts import MockHttpFacts
from grader.worker.observations import BlockedStretch, LoopReport
from tests.by_hand import step, waiting_task

EXIT = """
class Skip:
    def __exit__(self, kind, error, traceback):
        if self.task.uncancel():
            return True
async def work(jobs):
    async for job in jobs:
        with Skip():
            await job()
"""
NO_ERROR = NotRaised("expected LookupError, but it returned None", ["LookupError"])


def test_the_exit_that_drops_what_was_raised_in_its_block():
    assert named(EXIT, failure=NO_ERROR) == "no-error-raised:5"
    assert named(EXIT.replace("return True", "return self.odd"), failure=NO_ERROR) == (
        "no-error-raised:7"
    )


QUIET = """
async def take(source):
    try:
        return await anext(source)
    except StopAsyncIteration:
        return None
    finally:
        with suppress(Exception):
            await source.aclose()
"""


def test_the_end_of_an_iterator_is_no_error_that_was_swallowed():
    assert line_of_shown("swallowed-error", Source(QUIET)) == 8
    caught = QUIET.replace("with suppress(Exception):", "if source:")
    assert line_of_shown("swallowed-error", Source(caught)) is None
    assert line_of_shown("swallowed-error", Source(caught.replace("StopAsyncI", "I"))) == 5


HELD = """
async def items(self):
    async with self.lock:
        yield self.item
async def put(self, item):
    async with self.lock:
        self.item = item
"""


def test_a_lock_that_is_held_while_an_item_is_given_away():
    hung = waiting("Lock.acquire") | {"waiting": [waiting_task(6, "Lock.acquire")]}
    assert named(HELD, **hung) == "reentrant-lock:4"
    assert named(HELD.replace("yield self.item", "return self.item"), **hung) == "reentrant-lock:6"
    other = HELD.replace("self.lock", "self.other", 1)
    assert named(other, **hung) == "reentrant-lock:6"


KEPT = """
async def first(attempts):
    try:
        return await attempts[0]()
    except OSError as error:
        kept = error
    raise kept
"""


def test_an_error_that_was_kept_came_out_where_it_was_raised_again():
    group = NotRaised("expected ExceptionGroup", ["ExceptionGroup"])
    came_out = error("OSError", "no", 4)
    again = replace(came_out, frames=(*error("OSError", "no", 7).frames, *came_out.frames))
    calls = (call("attempt", line=4, outcome="raised"),)
    seen = {"calls": calls, "returned": None, "failure": group}
    assert named(KEPT, error=again, **seen) == "wrong-error:7"
    assert named(KEPT, error=came_out, **seen) == "wrong-error:4"


READS = """
async def get(response):
    text = await response.content.read(1000)
    return loads(text)
"""


def test_a_part_of_a_body_is_no_json():
    broken = error("json.decoder.JSONDecodeError", "Expecting value", 4)
    assert raised(broken, READS) == "unexpected-error:3"
    assert raised(broken, READS.replace("1000", "")) == "unexpected-error:4"
    assert raised(broken, READS.replace("read(1000)", "readany()")) == "unexpected-error:3"


@pytest.mark.parametrize(
    ("source", "came", "told"),
    [
        (READS, True, True),
        (READS, False, False),
        (READS.replace("1000", "-1"), True, False),
        (READS.replace("text =", "while True: text ="), True, False),
        (READS + "\n\ndef read(what): ...", True, False),
    ],
)
def test_only_of_a_body_that_came_in_pieces_it_is_told_that_one_was_read(source, came, told):
    facts = replace(NO_FACTS, mock_http=MockHttpFacts((), 0) if came else None)
    broken = error("json.decoder.JSONDecodeError", "Expecting value", 4)
    assert ("pieces" in read_in_part(case(source, facts=facts), broken)) == told


def stretch(line, start=0.3):
    return BlockedStretch(start, 0.6, line, "time.sleep", 0.6)


LOADS = """
async def handle(load, render):
    data = await load()
    return render(data)
"""


@pytest.mark.parametrize(
    ("source", "ends", "line"),
    [
        (LOADS, 0.9, 3),
        (LOADS, 0.3, 4),
        (LOADS.replace("data = await load()", "return render(await load())"), 0.3, 3),
        (LOADS.replace("return render(data)", "return data"), 0.3, 3),
    ],
)
def test_what_blocked_is_a_call_that_lasted_as_long_or_what_came_after_it(source, ends, line):
    calls = (call("load", start=0.3, end=ends, line=3),)
    assert named(source, calls=calls, **noticed(blocked=(stretch(None),))) == (
        f"blocking-call:{line}"
    )


def test_of_stretches_that_are_alike_one_tells_the_line_of_all():
    seen = noticed(blocked=(stretch(None), stretch(3, 1.0)))
    assert named("\n\nx()", **seen) == "blocking-call:3"


GIVEN = """
async def attempt(send):
    try:
        return await send(), None
    except OSError as error:
        return None, error
"""


def test_an_error_that_is_given_back_was_not_dropped():
    seen = {"calls": (call("send", line=4, outcome="raised"),)}
    missing = NotRaised("expected OSError, but it returned None", ["OSError"])
    assert not (named(GIVEN, failure=missing, **seen) or "").startswith("swallowed-error")
    kept = GIVEN.replace("None, error", "None, 1")
    assert named(kept, failure=missing, **seen) == "swallowed-error:5"
    again = kept.replace("return None, 1", "raise")
    assert not (named(again, failure=missing, **seen) or "").startswith("swallowed-error")


@pytest.mark.parametrize(
    ("source", "name"),
    [
        ("queue = Queue()", "unbounded-queue:1"),
        ("queue = Queue(1000)", None),
        ("if len(shelf) > limit: wait()", None),
        ("shelf.append(item)", "unbounded-queue:None"),
    ],
)
def test_a_queue_with_another_limit_is_not_without_one(source, name):
    assert named(source, shows="unbounded-queue") == name


@pytest.mark.parametrize(("asks", "name"), [("", "hogs-the-loop:2"), ("time.monotonic()", None)])
def test_who_looks_at_a_clock_may_yield_control_by_it(asks, name):
    computing = BlockedStretch(0.0, 0.6, 2, "computing", 0.6)
    assert named(f"\nmix()\n{asks}", **noticed(blocked=(computing,))) == name


LIMIT = """
async def first_within(job, seconds, default):
    task = create_task(job())
    await asyncio.wait([task], timeout=seconds)
    if task.done():
        return task.result()
    task.cancel()
    await asyncio.wait([task])
    return default
"""
EACH = """
async def tick(action):
    for _ in range(3):
        task = create_task(action())
        await asyncio.wait([task])
"""
LATER = """
async def tick(action):
    task = create_task(action())
    try:
        await asyncio.wait([task])
    finally:
        print(task.exception())
"""
UNSEEN = LIMIT.replace("    return default", "    return default, task.exception()")


@pytest.mark.parametrize(
    ("source", "made", "wait", "line"),
    [
        (LIMIT, 3, 8, 8),
        (LIMIT, 3, 4, 3),
        (UNSEEN, 3, 8, 3),
        (LIMIT.replace("    return default", "    await task"), 3, 8, 3),
        (LIMIT.replace("await asyncio.wait([task])", "await sleep(1)"), 3, 8, 3),
        (EACH, 4, 5, 5),
        (EACH + "        task.result()", 4, 5, 4),
        (EACH + "    print(task.exception())", 4, 5, 4),
        (LATER, 3, 5, 3),
    ],
)
def test_a_wait_after_which_nothing_looks_at_how_a_task_has_ended(source, made, wait, line):
    lost = (LoopReport("Task exception was never retrieved", "ValueError", made, "", None),)
    path = (step(0, 1, task=2, line=made), step(1, 1, line=wait, woken="task"))
    assert named(source, path=path, **noticed(lost=lost)) == f"lost-exception:{line}"
    others = (step(0, 1, task=2, line=2), step(1, 1, line=wait, woken="task"))
    assert named(source, path=others, **noticed(lost=lost)) == f"lost-exception:{made}"
