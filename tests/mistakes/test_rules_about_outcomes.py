"""The rules about values, errors and calls, on evidence made by hand: where they must not fire."""

import pytest
from constructed import call, case, error, named, noticed, raised, task_left, waiting
from corpus import Program

from grader.diagnosis import hangs
from grader.diagnosis.results import line_of_length
from grader.diagnosis.source import Source
from grader.evidence.failures import ErrorsMissing, NotRaised, NotSeen, TooSlow, TooSoon, WrongCalls
from grader.evidence.values import Opaque, Value
from grader.worker.observations import Loose
from tests.by_hand import blocked, cancelled

CATCHES = """
async def main(read):
    try:
        return await read(1)
    except {}:
        return None
"""
NO_LOOKUP_ERROR = NotRaised("expected LookupError, but it returned None", ["LookupError"])
READ = (call("read", "1", line=4, outcome="raised"),)


@pytest.mark.parametrize("caught", ["LookupError", "Exception", "(OSError, LookupError)"])
def test_an_except_that_catches_it_has_swallowed_it(caught):
    found = named(CATCHES.format(caught), failure=NO_LOOKUP_ERROR, calls=READ)
    assert found == "swallowed-error:5"


@pytest.mark.parametrize("caught", ["ValueError", "asyncio.CancelledError", "KeyError"])
def test_an_except_that_cannot_catch_it_has_not(caught):
    found = named(CATCHES.format(caught), failure=NO_LOOKUP_ERROR, calls=READ)
    assert found == "no-error-raised:6"


def test_what_did_not_fail_was_not_swallowed():
    calls = (call("read", "1", line=4),)
    found = named(CATCHES.format("LookupError"), failure=NO_LOOKUP_ERROR, calls=calls)
    assert found == "no-error-raised:6"


def test_an_error_of_aiohttp_is_caught_by_its_base_class():
    failure = NotRaised("expected", ["aiohttp.client_exceptions.ClientResponseError"])
    assert named(CATCHES.format("aiohttp.ClientError"), failure=failure, calls=READ) == (
        "swallowed-error:5"
    )


def test_an_error_is_handled_where_the_class_fits_and_raised_again():
    source = CATCHES.format("LookupError").replace("return None", "raise")
    assert raised(error("LookupError", "torn", 4), source, calls=READ) == "error-not-handled:4"
    kept = source.replace("raise", "errors.append(1)")
    assert raised(error("LookupError", "torn", 4), kept, calls=READ) is None
    narrow = CATCHES.format("ValueError")
    assert raised(error("LookupError", "torn", 4), narrow, calls=READ) == "error-not-handled:5"


def test_a_call_that_was_made_wrongly_raises_the_codes_own_error():
    assert raised(error("TypeError", "no", 4), calls=READ) == "unexpected-error:4"


def test_what_cancelled_a_call_was_the_check():
    source = CATCHES.format("Exception")
    calls = (call("read", "1", line=4, outcome="cancelled"),)
    out = error("asyncio.exceptions.CancelledError", "", 4)
    assert raised(out, source, calls=calls) == "cancel-is-no-exception:5"
    assert raised(out, source, calls=calls, facts=cancelled(answered=True)) is None


ENDED = (call("main", line=None, end=0.3, outcome="raised"),)


def test_another_exception_on_a_cancellation_is_not_a_swallowed_one():
    source = CATCHES.format("asyncio.CancelledError")
    assert named(source, facts=cancelled(answered=False), calls=ENDED) == "wrong-error:5"
    went_on = (*ENDED, call("read", line=4, end=0.1, outcome="cancelled"))
    assert named(source, facts=cancelled(answered=False), calls=went_on) == "swallowed-cancel:5"


def test_a_group_is_expected_where_it_is_asked_for():
    source = "async with TaskGroup() as group:\n    group.create_task(f())"
    group = error("ExceptionGroup", "1", exceptions=(error("LookupError", "no", 1),))
    alone, both = ["LookupError"], ["LookupError", "ExceptionGroup"]
    for expected, name in (alone, "wrapped-in-a-group:1"), (both, None):
        failure = NotRaised("expected", expected)
        found = named(source, error=group, returned=None, failure=failure)
        assert (found == name) if name else (found != "wrapped-in-a-group:1")


def test_an_except_elsewhere_is_not_blamed_for_a_group():
    inner = error("ValueError", "no")
    group = error("ExceptionGroup", "1", 1, exceptions=(inner,))
    source = "async with TaskGroup() as group: f()\ntry:\n    g()\nexcept ValueError:\n    pass"
    assert raised(group, source) is None


TWICE = (call("read", "1", end=0.5, line=2), call("read", "1", start=1.0, line=3))


def of_calls(number, *labels):
    return {"failure": WrongCalls("not so", "read", number, labels)}


def test_calls_are_compared_with_those_that_were_asked_for():
    assert named(calls=TWICE, **of_calls(1, "1")) == "called-again:3"
    assert named(calls=TWICE, **of_calls(1)) == "called-again:3"
    assert named(calls=TWICE, **of_calls(2, "1", "2")) is None  # neither twice nor unasked
    assert named(calls=TWICE[:1], **of_calls(1, "2")) == "wrong-argument:2"
    assert named(calls=TWICE[:1], **of_calls(0)) == "unasked-call:2"
    assert named(calls=TWICE[:1], **of_calls(2, "1", "2")) == "missing-call:None"
    assert named(calls=TWICE[:1], **of_calls(3, "1", "1", "1")) == "duplicates-merged:2"


def test_no_call_is_missing_where_an_error_came_first():
    out = {"error": error("LookupError", "no"), "returned": None}
    assert named(calls=(), **of_calls(1, "1"), **out) is None


def raised_with(failure, **seen):
    return named(error=error("LookupError", "no", 1), returned=None, failure=failure, **seen)


def test_of_errors_that_are_missing_the_calls_tell_why():
    failure = ErrorsMissing("expected a, b to come out", ["LookupError"])
    failed = tuple(call("f", label, outcome="raised") for label in "ab")
    assert raised_with(failure, calls=failed) == "second-error-lost:1"
    assert raised_with(failure, calls=failed[:1]) is None


def test_a_check_does_not_name_what_the_calls_contradict():
    source = "async with lock:\n    pass"
    turns = [("load", 0), ("save", 1), ("load", 2), ("save", 3)]
    in_turn = tuple(call(name, start=n, end=n + 1.0) for name, n in turns)
    assert named(source, shows="torn-update", calls=in_turn) is None
    mixed = tuple(call(name, start=n / 2, end=n / 2 + 1.0) for name, n in turns)
    assert named(source, shows="torn-update", calls=mixed) == "torn-update:None"


def test_a_permit_is_leaked_only_where_one_is_acquired():
    assert named("self.busy = True", shows="leaked-permit") is None
    assert named("await s.acquire()", shows="leaked-permit") == "leaked-permit:1"


def test_what_is_sent_several_times_at_once_is_not_sent_again():
    source = "async def main(post):\n    await gather(post(), post())"
    at_once = (call("POST", "/tea", line=2), call("POST", "/tea", line=2))
    assert named(source, shows="retries-everything", calls=at_once) == "called-again:2"
    later = (at_once[0], call("POST", "/tea", start=1.0, end=2.0, line=2))
    assert named(source, shows="retries-everything", calls=later) == "retries-everything:2"


STATUS = """
async def main(session):
    try:
        response.raise_for_status()
    except {}:
        {}
"""


def test_a_status_that_was_looked_at_is_not_ignored():
    for caught, then, name in (
        ("ClientResponseError", "return {}", "swallowed-error:5"),
        ("Exception", "pass", "swallowed-error:5"),
        ("ClientResponseError", "raise", "status-ignored:None"),
        ("OSError", "pass", "status-ignored:5"),
    ):
        assert named(STATUS.format(caught, then), shows="status-ignored") == name


SLICES = """
import time
async def main(seconds):
    while True:
        time.sleep(0.02)
        await asyncio.sleep(0)
"""


def test_a_wait_in_slices_blocks_the_loop_and_does_not_spin():
    assert named(SLICES, shows="spin-wait", **noticed(turns=100)) == "blocking-call:5"
    polite = SLICES.replace("        time.sleep(0.02)\n", "")
    assert named(polite, shows="spin-wait", **noticed(turns=100)) == "spin-wait:5"


SPAWN = "pool = ProcessPoolExecutor(mp_context=get_context('spawn'))"


def test_a_start_method_is_to_blame_where_starting_took_long_or_failed():
    assert named(SPAWN, failure=TooSlow("it took 9 s")) == "start-method:1"
    assert named(SPAWN, **noticed(blocked=(blocked(0.0, 1.0, 1, "blocking call"),))) == (
        "start-method:1"
    )
    assert named(SPAWN, mismatch=(["a"], ["b"])) is None
    assert named(SPAWN.replace("spawn", "fork"), failure=TooSlow("it took 9 s")) is None


def test_who_waits_for_something_else_is_no_worker():
    source = "queue = asyncio.Queue()\ntask = asyncio.create_task(f())\nawait bell.wait()"
    left = noticed(tasks_left=(task_left("f", 2, 3),))
    assert named(source, **left) == "forgotten-task:2"


def test_a_task_in_the_value_was_returned_but_not_that_of_a_gather():
    task = Value([Opaque("_asyncio.Task", "<Task pending>")])
    assert named("async def main():\n    return tasks", returned=task) == "returned-task:2"
    gathered = "async def main():\n    return asyncio.gather(*tasks)"
    assert named(gathered, returned=task) is None


def test_a_coroutine_that_nothing_awaited_comes_before_what_follows_from_it():
    left = noticed(never_awaited=(Loose("read", 2),))
    assert named(calls=(), **of_calls(1, "1"), **left) == "never-awaited:2"


def test_a_general_rule_is_silent_where_something_exact_is_known():
    found = named(mismatch=(["b", "a"], ["a", "b"]), shows="torn-update")
    assert found == "torn-update:None"


def test_a_headline_says_no_more_than_was_seen():
    stuck = case("await lock.acquire()", **waiting("Lock.acquire"))
    found = hangs.reentrant_lock(stuck)
    assert found is not None
    assert found.headline == "A task waited for a lock that no other task was going to release."
    mistake, *_ = Program("example", "").diagnosed(stuck.evidence, *stuck.checks)
    assert mistake.headline == found.headline


def test_a_wait_that_does_not_end_has_no_error():
    assert named(**waiting("sleep")) is None
    assert named(failure=NotSeen("nothing was yielded")) is None


def test_a_function_that_only_passes_a_length_on_is_not_at_fault():
    pause = "async def pause(seconds):\n    await asyncio.sleep(seconds)\n\n"
    once = Source(f"{pause}async def main():\n    await pause(0.1)")
    assert line_of_length(once, 2) == 5
    twice = Source(f"{pause}async def main():\n    await pause(0.1)\n    await pause(1)")
    assert line_of_length(twice, 2) == 2
    own = Source("async def main(every):\n    await asyncio.sleep(0.1)\n\nawait main(1)")
    assert line_of_length(own, 2) == 2


def test_a_length_that_is_never_read_leads_to_the_pause_that_has_a_number():
    source = "async def stay(seconds):\n    await f()\n    await asyncio.sleep(1)"
    calls = (call("f", "1", 0.0, 1.0), call("f", "2", 0.0, 1.0))
    soon = TooSoon("it took 1.0 s")
    assert named(source, failure=soon, calls=calls) == "wait-missing:3"
    assert named(source.replace("(1)", "(seconds)"), failure=soon, calls=calls) == (
        "wait-missing:None"
    )


def test_suppress_catches_as_an_except_does():
    source = Source(
        "async def main():\n    with suppress(OSError, CancelledError):\n        await f()"
    )
    assert source.line_of_handler("CancelledError") == 2
    assert source.line_of_handler("ValueError") is None


def test_where_each_of_two_lines_makes_a_call_once_the_last_one_is_the_extra_one():
    calls = tuple(call("load", "", n, n + 0.1, line=line) for n, line in enumerate((3, 4, 3, 4)))
    source = "async def main():\n    async with lock:\n        await load()\n        await load()"
    failure = WrongCalls("expected 2 calls", "load", 2, ())
    assert named(source, failure=failure, calls=calls) == "called-again:4"
