"""The rules about how calls lie in time, and about values; evidence made by hand."""

from constructed import call, error, named, noticed, raised, waiting
from corpus import failed

from grader.diagnosis import overlap
from grader.diagnosis.case import Case
from grader.diagnosis.source import Source
from grader.evidence.evidence import Evidence
from grader.evidence.failures import NotSeen, TooManyAtOnce, TooSlow
from grader.evidence.values import Opaque, Value
from tests.by_hand import blocked

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


def test_a_call_that_did_not_end_is_not_counted():
    calls = (*series((0, 1), (1, 2)), *series((2, 2.5), outcome="cancelled"))
    evidence = Evidence("example", "seed", returned=Value(None), calls=calls)
    found = overlap.serial_await(Case(evidence, [failed(evidence, "", error=SLOW)], Source(SERIAL)))
    assert found is not None
    assert found.message.startswith("2.0 s = 1.0 + 1.0: each fetch started")


def test_who_waits_for_one_that_never_ends_is_not_serial():
    one = (*series((0, 1)), call("fetch", "1", 1, None, line=4, outcome="running"))
    assert named(SERIAL, verdict="timeout", returned=None, calls=one) is None
    two = (*series((0, 1), (1, 2)), call("fetch", "2", 2, None, line=4, outcome="running"))
    assert named(SERIAL, verdict="timeout", returned=None, calls=two) == "serial-await:4"


def test_two_steps_one_after_the_other_in_the_same_code():
    source = "a = await fetch(0)\nb = await gather(fetch(1), fetch(2))"
    first = (call("fetch", "a", 0, 1, line=1),)
    others = tuple(call("fetch", label, 1, 2, line=2) for label in "bc")
    assert named(source, failure=SLOW, calls=first + others) == "serial-await:1"
    assert named(source, calls=first + others) is None
    again = tuple(call("fetch", label, 1, 2, line=2) for label in "ab")
    assert named(source, failure=SLOW, calls=first + again) is None


def test_a_late_machine_leaves_gaps():
    assert named(SERIAL, failure=SLOW, calls=series((0, 1), (1.1, 2.1))) == "serial-await:4"
    assert named(SERIAL, failure=SLOW, calls=series((0, 1), (1.5, 2.5))) is None


def test_who_asked_in_time_was_not_serial():
    calls = (*series((0, 1)), call("fetch", "b", 1, 2, line=4, asked=0.0))
    assert named(SERIAL, failure=SLOW, calls=calls) is None


def test_what_holds_the_loop_comes_before_what_it_looks_like():
    stuck = noticed(blocked=(blocked(0.0, 3.0, 4, "time.sleep"),))
    calls = series((0, 1), (1, 2), (2, 3))
    assert named(SERIAL, failure=SLOW, calls=calls, **stuck) == "blocking-call:4"


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
    assert named(TICKER, mismatch=(["a", "b", "c"], ["c", "b", "a"])) == "wrong-order:None"


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
    assert named(BATCHES, failure=SLOW, calls=window) == "limit-too-low:4"
    assert named(BATCHES, calls=window) is None


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
    apart, together = series((0, 2), (0, 1)), series((0, 1), (0, 1))
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


def test_two_steps_that_wait_for_one_another_are_not_called_batches_of_calls():
    users = (call("get_user", "1", 0, 2, line=2), call("get_user", "2", 0, 1, line=2))
    posts = (call("get_posts", "a", 2, 3, line=3), call("get_posts", "b", 2, 3, line=3))
    evidence = Evidence("example", "seed", returned=Value(None), calls=(*users, *posts))
    check = failed(evidence, "it took 3.0 s", error=SLOW)
    found = overlap.lock_step(Case(evidence, [check], Source("pass")))
    assert found is not None
    assert found.message == "no get_posts started before the slowest call had ended: get_user(1)"


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
    assert named(source, returned=Value(({"a": cancelled}, {}))) == "unchecked-results:2"
