"""The rules, on evidence made by hand: conditions that the programs of the corpus do not show."""

from dataclasses import replace

import pytest
from constructed import call, error, named, noticed, raised, task_left, waiting

from grader.diagnosis import leftovers
from grader.diagnosis.case import Case, Found
from grader.diagnosis.source import Source
from grader.evidence.evidence import Evidence
from grader.evidence.failures import LoopBlocked
from grader.evidence.values import Opaque, Value
from grader.worker.observations import LoopReport, Loose, Slept, ThreadWork
from tests.by_hand import blocked, cancelled, served, step, waiting_task

MESSAGES = {
    "RuntimeError: asyncio.run() cannot be called from a running event loop": "nested-run",
    "RuntimeError: This event loop is already running": "nested-run",
    "TypeError: Passing coroutines is forbidden, use tasks explicitly.": "wait-on-coroutine",
    "asyncio.exceptions.InvalidStateError: Result is not set.": "result-too-early",
    "RuntimeError: cannot reuse already awaited coroutine": "cached-coroutine",
    "RuntimeError: coroutine is being awaited already": "cached-coroutine",
    "RuntimeError: <Lock> is bound to a different event loop": "lock-of-another-loop",
    "RuntimeError: Task got Future attached to a different loop": "lock-of-another-loop",
    "RuntimeError: Lock is not acquired.": "freed-anothers-lock",
    "TypeError: '_GatheringFuture' object is not subscriptable": "gather-not-awaited",
    "RuntimeError: await wasn't used with future": "gather-not-awaited",
    "TypeError: a coroutine was expected, got <function f>": "not-unpacked",
    "TypeError: create_task() takes 1 positional argument but 2 were given": "not-unpacked",
    "TypeError: An asyncio.Future, a coroutine or an awaitable is required": "not-unpacked",
    "TypeError: unhashable type: 'list'": "not-unpacked",
    "RuntimeError: Task got bad yield: <coroutine object fetch>": "not-unpacked",
    "TypeError: 'Lock' object does not support the context manager protocol": "sync-protocol",
    "TypeError: Use async with instead": "sync-protocol",
    "TypeError: 'async_generator' object is not iterable": "sync-protocol",
    "TypeError: 'async for' requires an object with __aiter__ method, got list": "sync-protocol",
    "TypeError: 'coroutine' object is not subscriptable": "never-awaited",
    "TypeError: 'AsyncStreamIterator' object is not iterable": "sync-protocol",
    "TypeError: object NoneType can't be used in 'await' expression": "not-awaitable",
    "RuntimeError: no running event loop": "no-running-loop",
    "RuntimeError: There is no current event loop in thread 'T'.": "no-running-loop",
    "ValueError: Set of Tasks/Futures is empty.": "wait-on-nothing",
    "InvalidStateError: invalid state": "set-twice",
    "RuntimeError: on_answer raised InvalidStateError: invalid state": "set-twice",
    "RuntimeError: Session is closed": "used-after-closing",
    "ClientConnectionError: Connection closed": "used-after-closing",
    "SyntaxError: 'await' outside async function": "not-async",
    "ValueError: the shelf is empty": "unexpected-error",
    "RuntimeError: the lock on the door is broken": "unexpected-error",
}


@pytest.mark.parametrize("text", MESSAGES)
def test_an_exception_says_it(text):
    found = raised(error(*text.split(": ", 1), line=4))
    assert found == (MESSAGES[text] and f"{MESSAGES[text]}:4")


def test_an_exception_inside_a_group_says_it_too():
    inner = error("RuntimeError", "This event loop is already running", line=2)
    assert raised(error("ExceptionGroup", "1 sub-exception", exceptions=(inner,))) == "nested-run:2"


def test_the_wrong_thing_is_handed_over_on_a_line_of_the_students():
    assert raised(error("TypeError", "unhashable type: 'list'")) is None


def test_a_lock_that_was_not_awaited_is_no_one_elses():
    left = noticed(never_awaited=(Loose("Lock.acquire", 2),))
    assert raised(error("RuntimeError", "Lock is not acquired.", 4), **left) == "never-awaited:2"


RESULT = """
async def main(future):
    return future.result()
"""


def test_the_loop_waits_for_itself():
    stuck = noticed(blocked=(blocked(0.0, 1.0, 3, "blocking call"),))
    assert named(RESULT, **stuck) == "waits-on-itself:3"


def test_the_loop_waits_for_another_thread():
    stuck = noticed(blocked=(blocked(0.0, 1.0, 3, "blocking call"),))
    assert named(RESULT, calls=(call(thread=1),), **stuck) == "blocking-call:3"
    assert named(RESULT, calls=(call(thread=1, line=None),), **stuck) == "waits-on-itself:3"


def test_a_pool_does_what_was_submitted_and_the_loop_only_waits():
    stuck = noticed(blocked=(blocked(0.0, 1.0, 3, "blocking call"),))
    source = RESULT.replace("future.result()", "pool.submit(boil).result()")
    assert named(source, **stuck) == "blocking-call:3"


def test_loops_in_threads_are_not_computing_in_threads():
    handed = tuple(ThreadWork(3, 0.2) for _ in range(2))
    source = """
    async def main(pool, fetch):
        return pool.submit(asyncio.run, fetch(1))
    """
    assert named(source, **noticed(handed=handed)) == "threads-for-cpu:3"
    assert named(source, **noticed(handed=handed, threads_of_loops=3)) == "loop-per-thread:3"


def test_one_after_another_they_end_in_the_order_in_which_they_began():
    calls = [call(label=label, start=n, end=n + 1.0) for n, label in enumerate("ab")]
    assert named(mismatch=(["a", "b"], ["b", "a"]), calls=tuple(calls)) == "wrong-order:None"


def test_a_name_is_shown_as_it_stands_in_the_source():
    left = noticed(never_awaited=(Loose("every.<locals>.run", 2),))
    evidence = Evidence("example", "seed", returned=Value(None), **left)
    case = Case(evidence, [], Source(""))
    assert leftovers.never_awaited(case) == Found(
        2, "`run` was called and never awaited, so it did not run"
    )


HANDLER = """
async def main(fetch):
    try:
        return await fetch(1)
    except BaseException:
        return None
"""


def test_a_cancel_that_was_tried_was_not_answered():
    assert named(HANDLER, facts=cancelled(answered=False)) == "swallowed-cancel:5"
    assert named(HANDLER, facts=cancelled(answered=True)) is None


def test_who_ends_when_cancelled_has_not_swallowed_it():
    assert named(HANDLER, calls=(call(outcome="cancelled", line=4),)) is None


HANGS = [
    (["Lock.acquire"], "reentrant-lock:1"),
    (["Lock.acquire", "Lock.acquire"], "reentrant-lock:1"),
    (["Lock.acquire", "sleep"], None),  # the one who sleeps may hold it
    (["Queue.get", "Queue.join"], "missing-task-done:2"),
    (["Queue.get"], "workers-left:1"),
    (["Event.wait"], "lost-wakeup:1"),
    (["Condition.wait_for"], "lost-wakeup:1"),
    (["sleep"], None),
]


@pytest.mark.parametrize(("on", "name"), HANGS)
def test_what_it_waited_for_says_it(on, name):
    assert named(**waiting(*on)) == name


def test_who_hangs_at_a_queue_was_not_just_slow():
    made = tuple(call("fetch", str(n), n, n + 1.0, line=4, task=1) for n in range(3))
    path = tuple(step(n, n + 1.0, line=4) for n in range(3))
    source = "async def main(fetch, queue):\n    for n in range(3):\n        await queue.get()\n        await fetch(n)"
    seen = {"calls": made, "path": path, "elapsed": 3.0}
    assert named(source, **waiting("Queue.get"), **seen) == "workers-left:1"
    assert named(source, **waiting("Queue.get", "Queue.put"), **seen) is None
    slow = {**seen, "calls": (*made[:2], replace(made[2], end=None))}
    assert named(source, **waiting("sleep"), **slow) == "serial-await:4"


def test_it_was_computing_or_waiting_when_its_time_was_up():
    stopped = {"verdict": "timeout", "returned": None, "running_line": 7}
    assert named(**stopped, **noticed(cpu=2.0)) == "hogs-the-loop:7"
    assert named(**stopped, **noticed(cpu=0.1)) == "blocking-call:7"
    here = [waiting_task(3, "sleep")]
    assert named(**stopped, **noticed(cpu=2.0), waiting=here) is None


def test_many_short_sleeps_are_one_long_one():
    asleep = noticed(slept=(Slept(7, 4.0, 800), Slept(9, 0.5, 1)))
    assert named(**asleep, elapsed=6.0) == "blocking-call:7"
    assert named(**asleep, elapsed=20.0) is None


def test_a_pool_of_a_thousand_threads_is_not_told_as_a_blocking_line():
    stopped = {"verdict": "timeout", "returned": None, "running_line": 7}
    threads = tuple(call("thread", line=7) for _ in range(60))
    assert named(**stopped, **noticed(cpu=0.1), calls=threads[:5]) == "blocking-call:7"
    assert named(**stopped, **noticed(cpu=0.1), calls=threads) == "thread-for-each:7"
    starting = noticed(blocked=(blocked(0.0, 0.6, 7, "blocking call"),))
    assert named(**starting, calls=threads) == "thread-for-each:7"


def test_many_turns_of_the_loop_are_right_for_many_calls():
    pause = "import asyncio\nwhile True:\n    asyncio.sleep(0)"
    assert named(pause, **noticed(turns=5000)) == "spin-wait:3"
    assert named(pause, **noticed(turns=5000), call_count=1000) is None


def test_a_coroutine_that_a_closed_loop_left_over_is_no_mistake():
    left = noticed(never_awaited=(Loose("greet", 4),))
    assert named(**left) == "never-awaited:4"
    closed = raised(error("RuntimeError", "Event loop is closed", 4), **left)
    assert closed == "unexpected-error:4"
    mixed = "unsupported operand type(s) for +: 'coroutine' and 'int'"
    assert raised(error("TypeError", mixed, 4), **left) == "never-awaited:4"


def test_a_coroutine_somewhere_in_the_value_was_returned():
    value = Value({"first": [Opaque("coroutine", "<coroutine object fetch>")]})
    left = noticed(never_awaited=(Loose("fetch", 2),))
    assert named(returned=value, **left) == "returned-coroutine:2"


def test_sessions_are_counted_by_the_server():
    source = "import aiohttp\nsession = aiohttp.ClientSession()"
    assert named(source, facts=served(sessions=3)) == "session-per-request:2"
    assert named(source, facts=served(sessions=1, open_sessions=1)) == "session-left-open:2"
    assert named(source, facts=served(sessions=1)) is None


def test_each_call_may_make_a_session_of_its_own():
    source = "import aiohttp\nasync def load(url):\n    session = aiohttp.ClientSession()"
    calls = call("load", "a", line=None), call("load", "b", line=None)
    assert named(source, facts=served(sessions=2), calls=calls) is None
    assert named(source, facts=served(sessions=3), calls=calls) == "session-per-request:3"


LEFT = {
    "t = asyncio.create_task(f())": "forgotten-task:1",
    "asyncio.gather(f(), g())": "gather-not-awaited:1",
    "await asyncio.gather(f(), g())": "orphaned-siblings:1",
    "await asyncio.shield(f())": "shield-abandoned:1",
    "await asyncio.wait([f()], timeout=1)": "timeout-leaves-tasks:1",
    "await asyncio.wait([f()], return_when=asyncio.FIRST_COMPLETED)": "losers-left-running:1",
    "tasks = [asyncio.create_task(asyncio.Queue().get())]": "workers-left:1",
}


def test_a_wait_for_an_event_is_no_race():
    left = noticed(tasks_left=(task_left("f", 1),))
    source = "tasks = [asyncio.create_task(f())]\nawait ended.wait()"
    cancelled = error("CancelledError", "", 2)
    assert raised(cancelled, source, **left) == "forgotten-task:1"


@pytest.mark.parametrize("line", LEFT)
def test_a_task_was_left(line):
    assert named(line, **noticed(tasks_left=(task_left("f", 1, waiting=1),))) == LEFT[line]


def test_an_error_left_the_others_behind():
    left = noticed(tasks_left=(task_left("f", 1),))
    source = "tasks = [asyncio.create_task(f())]\nawait asyncio.gather(*tasks)"
    assert raised(error("ValueError", "no", 2), source, **left) == "orphaned-siblings:2"


NARROW = """
async def attempt(fetch):
    try:
        return await fetch()
    except LookupError:
        return None
await asyncio.gather(attempt(fetch), attempt(fetch))
"""


def test_who_was_left_behind_is_only_the_effect_of_an_error_that_slipped_through_an_except():
    left = noticed(tasks_left=(task_left("attempt", 7),))
    assert raised(error("OSError", "no", 4), NARROW, **left) == "unexpected-error:4"
    assert raised(error("OSError", "no", 7), NARROW, **left) == "orphaned-siblings:7"
    assert named(NARROW, error=error("OSError", "no", 4), **left) == "orphaned-siblings:7"


def test_a_call_that_was_handed_over_in_the_place_of_a_function():
    lost = noticed(lost=(LoopReport("Exception in callback None", "TypeError", 1, "", None),))
    evidence = Evidence("example", "seed", returned=Value(None), **lost)
    call = Case(evidence, [], Source("loop.call_later(1, self.action(value))"))
    found = leftovers.lost_exception(call)
    assert found is not None
    assert found.message.startswith("`self.action(value)` is a call: it ran at once")
    function = Case(evidence, [], Source("loop.call_later(1, partial(self.action, value))"))
    assert "is a call" not in str(leftovers.lost_exception(function))


def test_an_error_was_lost_unless_all_failed_alike():
    lost = noticed(
        lost=(LoopReport("Task exception was never retrieved", "ValueError", 3, "", None),)
    )
    assert named(**lost) == "lost-exception:3"
    came_out = error("ValueError", "no", 3)
    assert raised(came_out, calls=(call(outcome="raised"),), **lost) == "error-not-handled:3"
    assert raised(came_out, calls=(call(), call(outcome="raised")), **lost) == "lost-exception:3"


def test_a_group_that_is_looked_at_by_hand_is_no_mistake():
    group = error("ExceptionGroup", "2", exceptions=(error("ValueError", "no", 3),))
    source = "try:\n    f()\nexcept ValueError:\n    pass"
    assert raised(group, source) == "group-not-split:3"
    assert raised(group, source + "\nprint(ExceptionGroup)") == "unexpected-error:3"


def test_the_loop_is_held_in_many_small_pieces():
    stuck = tuple(blocked(n, 0.06, 5, "computing") for n in range(10))
    assert named(**noticed(blocked=stuck)) == "hogs-the-loop:5"
    assert named(**noticed(blocked=stuck[:3])) is None


def test_a_machine_that_was_busy_holds_no_loop():
    queued = blocked(0.0, 2.0, 5, "computing", own=0.03)
    assert named(**noticed(blocked=(queued,) * 20)) is None
    confirmed = LoopBlocked("for 2.0 s")
    assert named(failure=confirmed, **noticed(blocked=(queued,))) == "hogs-the-loop:5"


def test_of_lines_that_hold_the_loop_alike_the_first_is_named():
    stuck = (blocked(0.0, 1.0, 4, "time.sleep"), blocked(1.0, 1.1, 9, "time.sleep"))
    assert named(**noticed(blocked=stuck)) == "blocking-call:4"


def test_processes_take_a_moment_to_begin_and_end():
    source = "with ProcessPoolExecutor() as pool:\n    pass"
    short = blocked(0.0, 0.4, 1, "blocking call")
    assert named(source, **noticed(blocked=(short,))) is None
    long = blocked(0.0, 1.4, 1, "blocking call")
    assert named(source, **noticed(blocked=(long,))) == "blocking-call:1"


def test_computing_in_one_thread_is_no_mistake():
    source = "await asyncio.to_thread(compute)"
    assert named(source, **noticed(handed=(ThreadWork(1, 2.0),))) is None
    assert named(source, **noticed(handed=(ThreadWork(1, 0.2),) * 2)) == "threads-for-cpu:1"
