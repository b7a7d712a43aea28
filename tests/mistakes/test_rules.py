"""The rules, on evidence made by hand: conditions that the programs of the corpus do not show."""

from textwrap import dedent

import pytest
from corpus import Program, failed

from grader.diagnosis import errors
from grader.evidence import Evidence, NotSeen, TimeMissed, TooManyAtOnce, TooSlow
from grader.exact import Opaque, Value
from grader.seen import Call, Error, Frame, Handed, Held, Loose, Noticed, Report, Waiting


def call(name="fetch", label="", start=0.0, end=1.0, *, line=3, outcome="returned", **more):
    return Call(name, label, start, end, outcome, line, more.pop("lines", (line,)), **more)


def error(type_, message="", line=None):
    return Error(type_, message, (Frame(line, "main", ""),) if line else ())


def noticed(**what):
    return {"noticed": Noticed(**what)}


def named(source="", *, failure=None, mismatch=None, shows="", **seen):
    """The name and the line of the first mistake, as `name:line`."""
    evidence = Evidence("example", "seed", **{"returned": Value(None)} | seen)
    check = failed(
        evidence,
        "not so",
        error=failure or AssertionError("not so"),
        mismatch=mismatch,
        shows=shows,
    )
    found = Program("example", dedent(source)).diagnosed(evidence, check)
    return f"{found[0].name}:{found[0].line}" if found else None


def raised(error_, source="", **seen):
    return named(source, error=error_, returned=None, failure=NotSeen("it raised"), **seen)


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
    "TypeError: '_GatheringFuture' object is not iterable": "gather-not-awaited",
    "TypeError: a coroutine was expected, got <function f>": "not-unpacked",
    "TypeError: An asyncio.Future, a coroutine or an awaitable is required": "not-unpacked",
    "TypeError: unhashable type: 'list'": "not-unpacked",
    "TypeError: 'Lock' object does not support the context manager protocol": "sync-protocol",
    "TypeError: 'async_generator' object is not iterable": "sync-protocol",
    "TypeError: 'coroutine' object is not subscriptable": "never-awaited",
    "ValueError: the shelf is empty": None,
    "RuntimeError: the lock on the door is broken": None,
}


@pytest.mark.parametrize("text", MESSAGES)
def test_an_exception_says_it(text):
    found = raised(error(*text.split(": ", 1), line=4))
    assert found == (MESSAGES[text] and f"{MESSAGES[text]}:4")


def test_every_message_is_tried():
    tried = [text.rpartition(".exceptions.")[2] for text, name in MESSAGES.items() if name]
    for name, pattern, _ in errors.BY_MESSAGE:
        assert any(errors.re.search(pattern, text) for text in tried), (name, pattern)


def test_an_exception_inside_a_group_says_it_too():
    inner = error("RuntimeError", "This event loop is already running", line=2)
    assert raised(Error("ExceptionGroup", "1 sub-exception", (), (inner,))) == "nested-run:2"


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
    held = noticed(held=(Held(0.0, 1.0, 3, "blocking call"),))
    assert named(RESULT, **held) == "waits-on-itself:3"


def test_the_loop_waits_for_another_thread():
    held = noticed(held=(Held(0.0, 1.0, 3, "blocking call"),))
    assert named(RESULT, calls=(call(thread=1),), **held) == "blocking-call:3"
    assert named(RESULT, calls=(call(thread=1, line=None),), **held) == "waits-on-itself:3"


HANDLER = """
async def main(fetch):
    try:
        return await fetch(1)
    except BaseException:
        return None
"""


def test_a_cancel_that_was_tried_was_not_answered():
    def facts(cancelled):
        return {"observer": {"cancels": [{"ended": True, "cancelled": cancelled}]}}

    assert named(HANDLER, facts=facts(False)) == "swallowed-cancel:5"
    assert named(HANDLER, facts=facts(True)) is None


def test_who_ends_when_cancelled_has_not_swallowed_it():
    assert named(HANDLER, calls=(call(outcome="cancelled", line=4),)) is None


def waiting(*on):
    return {
        "verdict": "timeout",
        "returned": None,
        "waiting": [Waiting(line, what) for line, what in enumerate(on, 1)],
    }


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


def test_it_was_computing_or_waiting_when_its_time_was_up():
    stopped = {"verdict": "timeout", "returned": None, "running_line": 7}
    assert named(**stopped, **noticed(cpu=2.0)) == "hogs-the-loop:7"
    assert named(**stopped, **noticed(cpu=0.1)) == "blocking-call:7"
    here = [Waiting(3, "sleep")]
    assert named(**stopped, **noticed(cpu=2.0), waiting=here) is None


def test_many_turns_of_the_loop_are_right_for_many_calls():
    pause = "import asyncio\nwhile True:\n    asyncio.sleep(0)"
    assert named(pause, **noticed(turns=5000)) == "spin-wait:3"
    assert named(pause, **noticed(turns=5000), call_count=1000) is None


def test_a_coroutine_that_a_closed_loop_left_over_is_no_mistake():
    left = noticed(never_awaited=(Loose("greet", 4),))
    assert named(**left) == "never-awaited:4"
    assert raised(error("RuntimeError", "Event loop is closed", 4), **left) is None
    mixed = "unsupported operand type(s) for +: 'coroutine' and 'int'"
    assert raised(error("TypeError", mixed, 4), **left) == "never-awaited:4"


def test_a_coroutine_somewhere_in_the_value_was_returned():
    value = Value({"first": [Opaque("coroutine", "<coroutine object fetch>")]})
    left = noticed(never_awaited=(Loose("fetch", 2),))
    assert named(returned=value, **left) == "returned-coroutine:2"


def test_sessions_are_counted_by_the_server():
    source = "import aiohttp\nsession = aiohttp.ClientSession()"
    assert named(source, facts={"server": {"sessions": 3}}) == "session-per-request:2"
    one = {"sessions": 1, "open_sessions": 1}
    assert named(source, facts={"server": one}) == "session-left-open:2"
    assert named(source, facts={"server": {"sessions": 1, "open_sessions": 0}}) is None


LEFT = {
    "t = asyncio.create_task(f())": "forgotten-task:1",
    "asyncio.gather(f(), g())": "gather-not-awaited:1",
    "await asyncio.gather(f(), g())": "orphaned-siblings:1",
    "await asyncio.shield(f())": "shield-abandoned:1",
    "await asyncio.wait([f()], timeout=1)": "timeout-leaves-tasks:1",
    "await asyncio.wait([f()], return_when=asyncio.FIRST_COMPLETED)": "losers-left-running:1",
    "tasks = [asyncio.create_task(f())]; q = asyncio.Queue()": "workers-left:1",
}


@pytest.mark.parametrize("line", LEFT)
def test_a_task_was_left(line):
    assert named(line, **noticed(tasks_left=(Loose("f", 1),))) == LEFT[line]


def test_an_error_left_the_others_behind():
    left = noticed(tasks_left=(Loose("f", 1),))
    source = "tasks = [asyncio.create_task(f())]\nawait asyncio.gather(*tasks)"
    assert raised(error("ValueError", "no", 2), source, **left) == "orphaned-siblings:1"


def test_an_error_was_lost_unless_all_failed_alike():
    lost = noticed(lost=(Report("Task exception was never retrieved", "ValueError", 3),))
    assert named(**lost) == "lost-exception:3"
    came_out = error("ValueError", "no", 3)
    assert raised(came_out, calls=(call(outcome="raised"),), **lost) is None
    assert raised(came_out, calls=(call(), call(outcome="raised")), **lost) == "lost-exception:3"


def test_a_group_that_is_looked_at_by_hand_is_no_mistake():
    group = Error("ExceptionGroup", "2", (), (error("ValueError", "no", 3),))
    source = "try:\n    f()\nexcept ValueError:\n    pass"
    assert raised(group, source) == "group-not-split:3"
    assert raised(group, source + "\nprint(ExceptionGroup)") is None


def test_the_loop_is_held_in_many_small_pieces():
    held = tuple(Held(n, 0.06, 5, "computing") for n in range(10))
    assert named(**noticed(held=held)) == "hogs-the-loop:5"
    assert named(**noticed(held=held[:3])) is None


def test_a_machine_that_was_busy_holds_no_loop():
    queued = Held(0.0, 2.0, 5, "computing", own=0.03)
    assert named(**noticed(held=(queued,) * 20)) is None
    confirmed = TimeMissed("the loop was held for 2.0 s")
    assert named(failure=confirmed, **noticed(held=(queued,))) == "hogs-the-loop:5"


def test_of_lines_that_hold_the_loop_alike_the_first_is_named():
    held = (Held(0.0, 1.0, 4, "time.sleep"), Held(1.0, 1.1, 9, "time.sleep"))
    assert named(**noticed(held=held)) == "blocking-call:4"


def test_processes_take_a_moment_to_begin_and_end():
    source = "with ProcessPoolExecutor() as pool:\n    pass"
    short = Held(0.0, 0.4, 1, "blocking call")
    assert named(source, **noticed(held=(short,))) is None
    long = Held(0.0, 1.4, 1, "blocking call")
    assert named(source, **noticed(held=(long,))) == "blocking-call:1"


def test_computing_in_one_thread_is_no_mistake():
    source = "await asyncio.to_thread(compute)"
    assert named(source, **noticed(handed=(Handed(1, 2.0),))) is None
    assert named(source, **noticed(handed=(Handed(1, 0.2),) * 2)) == "threads-for-cpu:1"


SERIAL = """
async def main(fetch):
    for n in range(3):
        await fetch(n)
"""
SLOW = TooSlow("it took 3.0 s")


def series(*times, **more):
    return tuple(call("fetch", str(n), *pair, line=4, **more) for n, pair in enumerate(times))


def test_one_after_another_is_a_mistake_where_time_was_missed():
    calls = series((0, 1), (1, 2), (2, 3))
    assert named(SERIAL, failure=SLOW, calls=calls) == "serial-await:4"
    assert named(SERIAL, calls=calls) is None


def test_a_late_machine_leaves_gaps():
    assert named(SERIAL, failure=SLOW, calls=series((0, 1), (1.1, 2.1))) == "serial-await:4"
    assert named(SERIAL, failure=SLOW, calls=series((0, 1), (1.5, 2.5))) is None


def test_who_asked_in_time_was_not_serial():
    calls = (*series((0, 1)), call("fetch", "b", 1, 2, line=4, asked=0.0))
    assert named(SERIAL, failure=SLOW, calls=calls) is None


def test_what_holds_the_loop_comes_before_what_it_looks_like():
    held = noticed(held=(Held(0.0, 3.0, 4, "time.sleep"),))
    calls = series((0, 1), (1, 2), (2, 3))
    assert named(SERIAL, failure=SLOW, calls=calls, **held) == "blocking-call:4"


TICKER = """
async def main(act, interval):
    for _ in range(3):
        await act()
        await asyncio.sleep(interval)
"""


def test_a_ticker_that_pauses_after_its_work_drifts():
    ticks = series((0, 0.3), (0.8, 1.1), (1.6, 1.9))
    assert named(TICKER, calls=ticks) == "drifting-ticker:5"
    assert named(TICKER + "\nnow = loop.time()", calls=ticks) is None
    assert named(TICKER, calls=series((0, 0.3), (0.5, 0.8), (1.6, 1.9))) is None
    assert named(TICKER, calls=series((0, 0.3), (0.8, 1.1), (1.6, 1.9), outcome="raised")) is None


def test_times_that_are_late_once_do_not_drift():
    assert named(TICKER, mismatch=([0, 0.7, 1.4], [0, 0.5, 1.0])) == "drifting-ticker:5"
    assert named(TICKER, mismatch=([0, 0.9, 1.0], [0, 0.5, 1.0])) is None
    assert named(TICKER, mismatch=(["a", "b", "c"], ["c", "b", "a"])) is None


BATCHES = """
async def main(fetch):
    for pair in pairs:
        await gather(*[fetch(n) for n in pair])
"""


def test_batches_wait_for_their_slowest():
    batches = series((0, 1), (0, 2), (2, 3), (2, 3))
    assert named(BATCHES, failure=SLOW, calls=batches) == "lock-step:4"
    assert named(BATCHES, calls=batches) is None
    window = series((0, 1), (0, 2), (1, 2), (2, 3))
    assert named(BATCHES, failure=SLOW, calls=window) is None


def test_who_calls_twice_does_not_work_in_batches():
    twice = tuple(
        call("fetch", label, start, start + 1, line=4) for start in (0, 1) for label in "ab"
    )
    assert named(BATCHES, failure=SLOW, calls=twice) is None


def test_more_than_a_semaphore_allows():
    calls = series((0, 1), (0, 1), (0, 1))
    many = TooManyAtOnce("3 calls")
    assert named("s = Semaphore(2)", failure=many, calls=calls) == "useless-semaphore:1"
    assert named("s = None", failure=many, calls=calls) is None


CACHE = """
async def main(fetch, known, key):
    if key not in known:
        known[key] = await fetch(key)
"""


def test_the_same_call_at_once_is_a_stampede_where_answers_are_kept():
    same = tuple(call("fetch", "a", line=4) for _ in range(3))
    assert named(CACHE, calls=same) == "stampede:4"
    assert named(SERIAL, calls=same) is None
    assert named(CACHE, calls=(same[0], call("fetch", "a", 1, 2, line=4))) is None


def test_a_limit_for_each_is_a_mistake_where_a_time_out_was_asked_for():
    source = "for n in ns:\n    async with timeout(2):\n        await fetch(n)"
    calls = tuple(call("fetch", "", start, start + 1, line=3) for start in range(3))
    assert named(source, failure=NotSeen("raised nothing"), calls=calls) == "timeout-per-item:2"
    assert named(source, calls=calls) is None


def test_the_first_to_end_is_none_to_blame_where_nobody_answered():
    source = "wait(tasks, return_when=FIRST_COMPLETED)"
    no = error("LookupError", "closed", 1)
    assert raised(no, source, calls=(call(), call(outcome="raised"))) == "first-is-not-success:1"
    assert raised(no, source, calls=(call(outcome="raised"),)) is None


def test_the_same_item_everywhere_must_be_one_that_was_asked_for():
    source = "f = [lambda: g(x) for x in xs]"
    assert named(source, mismatch=(["b", "b"], ["a", "b"])) == "late-binding:1"
    assert named(source, mismatch=([None, None], ["a", "b"])) is None
    assert named(source, mismatch=(["b", "b"], ["b", "b"])) is None


def test_the_order_says_nothing_where_all_ended_together():
    source = "for a in asyncio.as_completed(xs): pass"
    order = (["1", "0"], ["0", "1"])
    apart, together = series((0, 2), (0, 1)), series((0, 1), (0, 1))
    assert named(source, mismatch=order, calls=apart) == "completion-order:1"
    assert named(source, mismatch=order, calls=together) is None


def test_items_are_missing_for_another_reason():
    source = "while not q.empty(): pass"
    assert named(source, mismatch=(["a"], ["a", "b"])) == "empty-is-not-finished:1"
    assert named(source, mismatch=(["x"], ["a", "b"])) is None
    assert named("pass", mismatch=(["a"], ["a", "b"])) is None


def test_an_error_stands_among_the_results():
    value = Value(["a", Opaque("OSError", "OSError('fog')")])
    assert named("x = gather(f())", returned=value) == "unchecked-results:1"


def test_a_check_names_a_mistake_only_where_it_was_the_check_that_failed():
    source = "lock.acquire()"
    assert named(source, shows="leaked-permit") == "leaked-permit:1"
    assert named(source, shows="leaked-permit", failure=NotSeen("it raised")) is None
    assert named(source, shows="leaked-permit", **waiting("sleep")) == "leaked-permit:1"
    twice = "a.acquire()\nb.acquire()"
    assert named(twice, shows="leaked-permit") == "leaked-permit:None"
