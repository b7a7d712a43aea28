"""The rules about how calls lie in time, and about values; evidence made by hand."""

from dataclasses import replace

from constructed import call, error, named, noticed, raised, waiting
from corpus import failed

from grader.diagnosis.case import Case
from grader.diagnosis.critical_path import by_limit, by_path, one_after_another
from grader.diagnosis.source import Source
from grader.evidence.evidence import Evidence
from grader.evidence.failures import NotSeen, PlacesFree, TooManyAtOnce, TooSlow
from grader.evidence.values import Opaque, Value
from grader.worker.observations import CallOutcome
from tests.by_hand import blocked, step

SERIAL = """
async def main(fetch):
    for n in range(3):
        await fetch(n)
"""
SLOW = TooSlow("it took 3.0 s")


def series(*times, line=4, **more):
    """Calls of one task one after another, and the critical path that they make."""
    calls = [
        call("fetch", f"page {n}", *pair, line=line, task=1, **more) for n, pair in enumerate(times)
    ]
    path = [step(start, 9 if end is None else end, line=line) for start, end in times]
    return {"calls": tuple(calls), "path": tuple(path), "elapsed": path[-1].end}


def test_one_after_another_is_a_mistake_where_time_was_missed():
    seen = series((0, 1), (1, 2), (2, 3))
    assert named(SERIAL, failure=SLOW, **seen) == "serial-await:4"
    assert named(SERIAL, **seen) is None


def serial(seen):
    """What the rule about calls one after another has found."""
    evidence = Evidence("example", "seed", returned=Value(None), **seen)
    case = Case(evidence, [failed(evidence, "", error=SLOW)], Source(SERIAL))
    return by_path("serial-await", one_after_another)(case)


def test_the_parts_are_added_up():
    seen = series((0, 1), (1, 2.5))
    found = serial(seen)
    assert found is not None
    assert found.message.startswith("2.5 s = 1.0 + 1.5: fetch(page 1) started only when")


def test_what_it_waited_for_is_named_where_that_was_another_function():
    seen = series((0, 1), (1, 2), (2, 3))
    assert serial(seen).message.endswith("each fetch started only when the one before had ended")
    calls = [replace(one, name=name) for one, name in zip(seen["calls"], "aba", strict=True)]
    assert serial(seen | {"calls": tuple(calls)}).message.endswith(
        "each call started only when the one before had ended"
    )
    many = series(*((n, n + 1) for n in range(300)))
    assert "for the first 200 alone: each fetch started" in serial(many).message


def test_who_waits_for_one_that_never_ends_is_not_serial():
    one = series((0, 1), outcome="running")
    assert named(SERIAL, verdict="timeout", returned=None, **one) is None


def test_what_was_given_the_others_answer_had_to_wait():
    seen = series((0, 1), (1, 2))
    first, second = seen["calls"]
    after = seen | {"calls": (first, replace(second, given=0))}
    assert named(SERIAL, failure=SLOW, **after) is None
    other = seen | {"calls": (first, second, call("find", "x", 0, 1, task=2))}
    assert named(SERIAL, failure=SLOW, **other) == "serial-await:4"


def test_one_more_try_had_to_wait():
    seen = series((0, 1), (1, 2))
    first, second = (replace(one, label="a") for one in seen["calls"])
    again = seen | {"calls": (replace(first, outcome=CallOutcome.RAISED), second)}
    assert named(SERIAL, failure=SLOW, **again) is None
    twice = seen | {"calls": (first, second)}
    assert named(SERIAL, failure=SLOW, **twice) is None


def test_two_steps_one_after_the_other_in_the_same_code():
    source = "a = await fetch(0)\nb = await gather(fetch(1), fetch(2))"
    calls = (
        call("fetch", "aa", 0, 1, line=1, task=1),
        call("fetch", "bb", 1, 2, line=2, task=2),
        call("fetch", "cc", 1, 2, line=2, task=3),
    )
    path = (step(0, 1, line=1), step(1, 2, line=2, task=2))
    seen = {"calls": calls, "path": path, "elapsed": 2.0}
    assert named(source, failure=SLOW, **seen) == "serial-await:1"
    assert named(source, **seen) is None


def test_what_costs_the_most_is_named():
    source = "async def main():\n    async with lock:\n        await fetch()\n    await fetch()"
    calls = tuple(
        call("fetch", label, *times, line=line, task=task)
        for label, times, line, task in (
            ("aa", (0, 1), 3, 2), ("bb", (1, 2), 3, 3), ("cc", (2, 2.3), 4, 3),
        )
    )  # fmt: skip
    path = (
        step(0, 1, line=3, task=2),
        step(1, 1, line=2, task=3, on="Lock.acquire", woken="task", since=0),
        step(1, 2, line=3, task=3),
        step(2, 2.3, line=4, task=3),
    )
    seen = {"calls": calls, "path": path, "elapsed": 2.3}
    assert named(source, failure=SLOW, **seen) == "lock-across-io:2"
    free = tuple(one for one in path if one.on != "Lock.acquire")
    assert named(source, failure=SLOW, **seen | {"path": free}) == "serial-await:3"


def test_what_holds_the_loop_comes_before_what_it_looks_like():
    stuck = noticed(blocked=(blocked(0.0, 3.0, 4, "time.sleep"),))
    seen = series((0, 1), (1, 2), (2, 3))
    assert named(SERIAL, failure=SLOW, **seen, **stuck) == "blocking-call:4"


TICKER = """
async def main(act, interval):
    for _ in range(3):
        await act()
        await asyncio.sleep(interval)
"""


def ticks(*works, pause=0.5, outcome="returned"):
    """What an action and a pause in turn leave behind."""
    calls, path, now = [], [], 0.0
    for work in works:
        calls.append(call("act", "", now, now + work, line=4, task=1, outcome=outcome))
        path += [step(now, now + work, line=4), step(now + work, now + work + pause, line=5)]
        now += work + pause
    return {"calls": tuple(calls), "path": tuple(path), "elapsed": now}


def test_a_ticker_that_pauses_after_its_work_drifts():
    assert named(TICKER, **ticks(0.3, 0.3, 0.3)) == "drifting-ticker:5"
    assert named(TICKER + "        now = loop.time()\n", **ticks(0.3, 0.3, 0.3)) is None
    assert named(TICKER, **ticks(0.3, 0.3, 0.3, outcome="raised")) is None
    assert named(TICKER, **ticks(0.3)) is None


def test_times_that_are_late_once_do_not_drift():
    assert named(TICKER, mismatch=([0, 0.7, 1.4], [0, 0.5, 1.0])) == "drifting-ticker:5"
    assert named(TICKER, mismatch=([0, 0.9, 1.0], [0, 0.5, 1.0])) is None
    assert named(TICKER, mismatch=(["a", "b", "c"], ["c", "b", "a"])) == "wrong-order:None"


BATCHES = """
async def main(fetch):
    for pair in pairs:
        await gather(*[fetch(n) for n in pair])
"""


def batches(*, on="GatheringFuture", lasting=1.0):
    """Two calls, one of which takes two seconds; when that ended, two more."""
    calls = tuple(
        call("fetch", label, *times, line=4, task=task)
        for label, times, task in (
            ("aa", (0, lasting), 2), ("bb", (0, 2), 3), ("cc", (2, 3), 4), ("dd", (2, 3), 5),
        )
    )  # fmt: skip
    path = (
        step(0, 2, line=4, task=3),
        step(2, 2, line=4, on=on, woken="task", since=0),
        step(2, 3, line=4, task=5),
    )
    return {"calls": calls, "path": path, "elapsed": 3.0}


def test_batches_wait_for_their_slowest():
    assert named(BATCHES, failure=SLOW, **batches()) == "lock-step:4"
    assert named(BATCHES, **batches()) is None


def test_whoever_waits_for_the_first_of_several_lets_in_the_next():
    window = batches(on="wait", lasting=2.5)
    assert named(BATCHES, failure=SLOW, **window) == "limit-too-low:4"


def test_those_in_flight_are_counted_before_the_limit_was_seen_too():
    window = batches(on="wait", lasting=2.2)
    window["calls"] += (call("fetch", "ee", 0.5, 1.5, line=4, task=6),)
    evidence = Evidence("example", "seed", returned=Value(None), **window)
    found = by_path("limit-too-low", by_limit)(
        Case(evidence, [failed(evidence, "", error=SLOW)], Source(BATCHES))
    )
    assert found is not None
    assert found.message.startswith("never more than 3 of 5 calls of fetch were in flight")


def test_a_limit_that_was_asked_for_is_not_too_low():
    window = batches(on="wait", lasting=2.5)
    for limit, mistake in ((1, None), (3, None), (4, "limit-too-low:4")):
        failure = PlacesFree("a place was free", limit)
        assert named(BATCHES, failure=failure, **window) == mistake


def test_a_semaphore_that_lets_in_too_many_has_limited_something():
    calls = tuple(call("fetch", str(n), n // 3, n // 3 + 1, line=4) for n in range(6))
    many = TooManyAtOnce("3 calls")
    assert named("s = Semaphore(3)", failure=many, calls=calls) is None


def test_more_than_a_semaphore_allows():
    calls = tuple(call("fetch", str(n), line=4) for n in range(3))
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
    assert raised(no, source, calls=(call(outcome="raised"),)) == "unexpected-error:1"


def test_the_same_item_everywhere_must_be_one_that_was_asked_for():
    source = "f = [lambda: g(x) for x in xs]"
    assert named(source, mismatch=(["b", "b"], ["a", "b"])) == "late-binding:1"
    assert named(source, mismatch=([None, None], ["a", "b"])) is None
    assert named(source, mismatch=(["b", "b"], ["b", "b"])) is None
    remembered = "def f(x):\n    return known or g(x)"
    assert named(remembered, mismatch=(["b", "b"], ["a", "b"])) is None


def test_the_order_says_nothing_where_all_ended_together():
    source = "for a in asyncio.as_completed(xs): pass"
    order = (["1", "0"], ["0", "1"])
    apart, together = (
        tuple(call("fetch", str(n), 0, end, line=4) for n, end in enumerate(ends))
        for ends in ((2, 1), (1, 1))
    )
    assert named(source, mismatch=order, calls=apart) == "completion-order:1"
    assert named(source, mismatch=order, calls=together) == "wrong-order:None"


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


def test_who_was_cancelled_did_not_end_first_by_itself():
    source = (
        "for coming in asyncio.as_completed(tasks):\n    pass\ntask.cancel()\nawait gather(*tasks)"
    )
    cancelled = error("asyncio.exceptions.CancelledError", line=4)
    calls = (call(line=1), call(line=1, outcome="cancelled"))
    assert raised(cancelled, source, calls=calls) is None


def test_errors_that_were_told_from_results_are_not_unchecked():
    value = Value(({"a": Opaque("OSError", "OSError('fog')")}, {}))
    gathers = "x = gather(f(), return_exceptions=True)\n"
    assert named(gathers + "isinstance(x, BaseException)", returned=value) is None
    assert named(gathers + "isinstance(x, Exception)", returned=value) is None


def test_a_cancellation_is_no_exception():
    cancelled = Opaque("asyncio.exceptions.CancelledError", "CancelledError()")
    source = "x = gather(f(), return_exceptions=True)\nif isinstance(x[0], Exception):\n    pass"
    assert named(source, returned=Value(({"a": cancelled}, {}))) == "cancel-is-no-exception:2"
