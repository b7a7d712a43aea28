"""Why one rule comes before another: both fire on the same evidence, and the claim decides."""

from dataclasses import replace

import pytest
from constructed import call, case, error, noticed, waiting
from corpus import told

from grader.diagnosis.order import Rule, RuleStage, in_order
from grader.diagnosis.rules import RULES
from grader.evidence.failures import (
    ErrorsMissing,
    NotRaised,
    NotSeen,
    PlacesFree,
    TooLong,
    TooSlow,
    WrongCalls,
)
from grader.evidence.values import Opaque, Value
from grader.evidence.verdict import Verdict
from grader.worker.observations import LoopReport, Loose, Pause, ThreadWork
from tests.by_hand import blocked, served, step, task_left

SLOW = TooSlow("it took 3.0 s")
LEFT = (task_left(),)
CANCELLED = (task_left(cancelled=True),)
BLOCKED = blocked(0.0, 2.0, 3, "blocking call")
COMPUTING = blocked(2.0, 2.0, 4, "computing")
UNFINISHED = LoopReport("Task was destroyed but it is pending!", "", 3, "", None)
UNRETRIEVED = LoopReport("Task exception was never retrieved", "ValueError", 4, "", None)
LIMITED = "async def main():\n    async with timeout(1):\n        work()"
SPAWN = "get_context('spawn')"
SIGNALS = "bell = Event()\nbell.set()"
LIMITED_IN_TURN = """
async def main(fetch, seconds):
    for n in range(3):
        await wait_for(fetch(n), seconds)
"""
IN_TURN = """
async def main(fetch):
    for n in range(3):
        await fetch(n)
"""
READS_TO_THE_END = """
async def main(read):
    while (item := await read()) is not None:
        print(item)
"""
WORKERS = """
async def worker(fetch, items):
    for n in items:
        await fetch(n)


async def main(fetch, items):
    await gather(*(worker(fetch, items) for _ in range(2)))
"""


ONE_QUEUE = "async def main(): yield await arrived.get()\narrived = Queue()"


def calls(*starts, line=4, **more):
    return tuple(
        call("fetch", str(n), start, start + 1.0, line=line, **more)
        for n, start in enumerate(starts)
    )


def in_turn(*starts):
    path = tuple(step(start, start + 1.0, line=4) for start in starts)
    made = tuple(replace(one, task=1) for one in calls(*starts))
    return {"calls": made, "path": path, "elapsed": path[-1].end}


def ticks(*spans):
    """Actions of a ticker, one of which took longer than the interval."""
    made = tuple(call("ring", "", *span, line=4, task=1) for span in spans)
    path = tuple(step(*span, line=4) for span in spans)
    return {"calls": made, "path": path, "elapsed": spans[-1][1]}


def ended_together(*starts):
    """Calls, of which the first ones ended at the same moment; one task waited for all of them."""
    made = tuple(replace(one, task=number) for number, one in enumerate(calls(*starts), 2))
    path = []
    for start in sorted({*starts}):
        task = max(one.task for one in made if one.start == start)
        path += [step(start, start + 1.0, line=4, task=task)]
        path += [step(start + 1.0, start + 1.0, line=4, on="_wait", woken="task", since=start)]
    free = PlacesFree("only 1 of 2 calls of fetch was in flight", 2)
    return {"failure": free, "calls": made, "path": tuple(path), "elapsed": path[-1].end}


def left(source):
    return case(source, **noticed(tasks_left=LEFT))


BOTH = {
    ("removed-api", "not-async"): case(
        "def main():\n    yield from sleep(1)",
        problem="`main` is not async: it should start with `async def`.",
        verdict=Verdict.FAIL,
    ),
    ("sync-protocol", "never-awaited"): case(
        error=error(
            "TypeError", "'coroutine' object does not support the context manager protocol", 3
        )
    ),
    ("touching-the-loop-from-a-thread", "lost-wakeup"): case(
        SIGNALS, **waiting("Event.wait"), **noticed(touched=(2,))
    ),
    ("shared-between-calls", "workers-left"): case(ONE_QUEUE, **waiting("Queue.get")),
    ("timeout-swallowed", "swallowed-cancel"): case(
        """
        async def main(fetch):
            async with timeout(1):
                for n in range(2):
                    try:
                        await fetch(n)
                    except CancelledError:
                        pass
        """,
        calls=(*calls(0, line=6, outcome="cancelled"), *calls(1, line=6)),
    ),
    ("collected-task", "lost-wakeup"): case(
        SIGNALS, **waiting("Event.wait"), **noticed(lost=(UNFINISHED,))
    ),
    ("returned-coroutine", "never-awaited"): case(
        returned=Value(Opaque("coroutine", "<coroutine object fetch>")),
        **noticed(never_awaited=(Loose("fetch", 2),)),
    ),
    ("returned-task", "never-awaited"): case(
        returned=Value(Opaque("_asyncio.Task", "<Task pending>")),
        **noticed(never_awaited=(Loose("fetch", 2),)),
    ),
    ("start-method", "blocking-call"): case(SPAWN, **noticed(blocked=(BLOCKED,))),
    ("polling", "spin-wait"): case(
        "async def main(items):\n    while not items:\n        await asyncio.sleep(0.001)",
        shows="polling",
        **noticed(turns=9000, pauses=(Pause(3, 4000),)),
    ),
    ("spin-wait", "thread-for-each"): case(
        "while True:\n    asyncio.sleep(0)",
        calls=(call("thread", line=2),) * 60,
        **noticed(turns=9000),
    ),
    ("threads-for-cpu", "timeout-on-blocking"): case(
        LIMITED, **noticed(handed=(ThreadWork(3, 0.2),) * 2, blocked=(BLOCKED,))
    ),
    ("timeout-on-blocking", "blocking-call"): case(LIMITED, **noticed(blocked=(BLOCKED,))),
    ("blocking-call", "hogs-the-loop"): case(**noticed(blocked=(BLOCKED, COMPUTING))),
    ("hogs-the-loop", "loop-per-thread"): case(**noticed(blocked=(COMPUTING,), threads_of_loops=2)),
    ("timeout-per-item", "serial-await"): case(
        LIMITED_IN_TURN, failure=TooLong("it took 3.0 s"), **in_turn(0, 1, 2)
    ),
    ("serial-await", "not-unpacked"): case(
        IN_TURN,
        failure=NotSeen("it raised TypeError"),
        **in_turn(0, 1, 2),
        error=error("TypeError", "An asyncio.Future, a coroutine or an awaitable is required", 4),
    ),
    ("serial-await", "session-per-request"): case(
        IN_TURN, failure=SLOW, **in_turn(0, 1, 2), facts=served(sessions=3)
    ),
    ("drifting-ticker", "serial-await"): case(
        "async def main(ring):\n  while True:\n    due = max(due + 1.25, loop.time())\n    await ring()",
        failure=TooLong("late"),
        **ticks((0, 1), (1.25, 2.25), (2.5, 5.5), (5.5, 6.5), (6.75, 7.75)),
    ),
    ("one-of-those-done", "lock-step"): case(IN_TURN, **ended_together(0, 0, 1, 2)),
    ("session-left-open", "forgotten-task"): case(
        **noticed(tasks_left=LEFT), facts=served(sessions=1, open_sessions=1)
    ),
    ("child-left-running", "forgotten-task"): case(
        "await create_subprocess_exec(program)", **noticed(tasks_left=LEFT, children_left=True)
    ),
    ("thread-left-running", "forgotten-task"): case(
        **noticed(tasks_left=LEFT, threads_left=(Loose("Thread-1 (ring)", 3),))
    ),
    ("generator-not-closed", "forgotten-task"): case(
        **noticed(tasks_left=LEFT, generators_left=(Loose("lines", 3),))
    ),
    ("cancelled-not-awaited", "workers-left"): case(
        "await Queue().get()\nworker.cancel()",
        **noticed(tasks_left=(task_left(waiting=1, cancelled=True),)),
    ),
    ("cancelled-not-awaited", "orphaned-siblings"): case(
        "await gather(*tasks)\ntask.cancel()", **noticed(tasks_left=CANCELLED)
    ),
    ("cancelled-not-awaited", "shield-abandoned"): case(
        "await shield(task)\ntask.cancel()", **noticed(tasks_left=CANCELLED)
    ),
    ("workers-left", "forgotten-task"): case(
        "await Queue().get()", **noticed(tasks_left=(task_left(waiting=1),))
    ),
    ("gather-not-awaited", "forgotten-task"): left("gather(f(), g())"),
    ("orphaned-siblings", "forgotten-task"): left("await gather(f(), g())"),
    ("shield-abandoned", "forgotten-task"): left("await shield(f())"),
    ("losers-left-running", "forgotten-task"): left(
        "await wait(tasks, return_when=FIRST_COMPLETED)"
    ),
    ("guessed-time-limit", "orphaned-siblings"): case(
        "async with timeout(1):\n    await gather(f(), g())",
        failure=NotSeen("it raised TimeoutError"),
        error=error("TimeoutError", "", 2),
        calls=(call("f", "", 0.0, 1.0, line=2, outcome="cancelled"),),
        **noticed(tasks_left=LEFT),
    ),
    ("timeout-leaves-tasks", "cancelled-not-awaited"): case(
        "task.cancel()\nawait wait(tasks, timeout=1)", **noticed(tasks_left=CANCELLED)
    ),
    ("cancelled-not-awaited", "losers-left-running"): case(
        "await wait(tasks, return_when=FIRST_COMPLETED)\ntask.cancel()",
        **noticed(tasks_left=CANCELLED),
    ),
    ("collected-task", "lost-exception"): case(**noticed(lost=(UNFINISHED, UNRETRIEVED))),
    ("late-binding", "completion-order"): case(
        "functions = [lambda: fetch(letter) for letter in letters]",
        mismatch=(["b", "b"], ["a", "b"]),
        calls=(call("fetch", "b", 0, 1.2, line=1), call("fetch", "b", 0, 1.1, line=1)),
    ),
    ("unordered-set", "completion-order"): case(
        "done, _ = await wait(tasks)\nfor task in done: print(task)",
        mismatch=(["b", "a"], ["a", "b"]),
        calls=(call("fetch", "a", 0, 1.2), call("fetch", "b", 0, 1.0)),
    ),
    ("timeout-inside", "guessed-time-limit"): case(
        "async with timeout(1):\n    try: await f()\n    except TimeoutError: pass",
        failure=NotSeen("it raised TimeoutError"),
        error=error("TimeoutError", "", 2),
        calls=(call("f", "", 0.0, 1.0, line=2, outcome="cancelled"),),
    ),
    ("guessed-time-limit", "group-not-split"): case(
        "try:\n    await wait_for(f(), 1)\nexcept ValueError:\n    pass",
        failure=NotSeen("it raised ExceptionGroup"),
        error=error("ExceptionGroup", "1", exceptions=(error("TimeoutError", "", 2),)),
        calls=(call("f", "", 0.0, 1.0, line=2, outcome="cancelled"),),
    ),
    ("wrapped-in-a-group", "group-not-split"): case(
        "async with TaskGroup():\n    f()\ntry:\n    g()\nexcept TimeoutError:\n    raise",
        failure=NotRaised("expected LookupError", ["LookupError"]),
        error=error("ExceptionGroup", "1", 4, exceptions=(error("LookupError", "", 2),)),
    ),
    ("guessed-time-limit", "unchecked-results"): case(
        "await gather(wait_for(f(), 1), return_exceptions=True)",
        returned=Value([Opaque("TimeoutError", "TimeoutError()")]),
        calls=(call("f", "", 0.0, 1.0, line=1, outcome="cancelled"),),
    ),
    ("group-cancels-the-rest", "second-error-lost"): case(
        "async with TaskGroup() as group: pass",
        failure=ErrorsMissing("expected a, b to come out", ["LookupError"]),
        error=error("ExceptionGroup", "1", exceptions=(error("LookupError", "a", 1),)),
        returned=None,
        calls=(
            call("f", "a", outcome="raised"),
            call("f", "b", outcome="raised"),
            call("f", "c", outcome="cancelled"),
        ),
    ),
    ("falsy-dropped", "lost-wakeup"): case(
        f"{SIGNALS}\n{READS_TO_THE_END}",
        **waiting("Event.wait"),
        calls=(*calls(0, line=5), *calls(1, line=5, gave="None")),
    ),
    ("cancel-is-no-exception", "base-exception-missed"): case(
        """
        async def main(dive):
            for n in range(3):
                try:
                    await dive(n)
                except Exception:
                    raise
        """,
        failure=WrongCalls("expected 3 calls", "dive", 3),
        calls=calls(0, line=5, outcome="cancelled"),
    ),
    ("shared-between-calls", "unchecked-results"): case(
        """
        async def main(fetch, url, errors={}):
            try:
                await fetch(url)
            except LookupError as error:
                errors[url] = error
            return errors
        """,
        calls=(
            call("main", line=None),
            call("main", line=None, start=1.0, end=2.0),
            call("fetch", "a", line=4, outcome="raised"),
            call("fetch", "b", 1.0, 2.0, line=4),
        ),
        returned=Value([{"a": Opaque("LookupError", "LookupError('no a')")}] * 2),
        mismatch=({"a": "an error"}, {}),
    ),
    ("limit-too-low", "serial-await"): case(
        WORKERS,
        failure=SLOW,
        elapsed=2.0,
        calls=(*calls(0.0, 1.0, line=4, task=1), *calls(0.0, 1.0, line=4, task=2)),
        path=(step(0.0, 1.0, line=4), step(1.0, 2.0, line=4)),
    ),
    ("only-one-result", "wrong-type"): case(returned=Value("a"), mismatch=("a", ["a", "b"])),
}
CLAIMS = [(rule, later) for rule in RULES for later in rule.before]


def turned(rule, later):
    """All rules, with this claim the other way round."""
    others = {name: why for name, why in rule.before.items() if name != later}
    changed = [
        replace(one, before=others)
        if one is rule
        else replace(one, before={**one.before, rule.name: "turned"})
        if (one.stage, one.name) == (rule.stage, later)
        else one
        for one in RULES
    ]
    return in_order(changed)


@pytest.mark.parametrize(("rule", "later"), CLAIMS, ids=lambda it: getattr(it, "name", it))
def test_a_claim_decides_where_both_rules_fire(rule, later):
    seen = BOTH[rule.name, later]
    assert told(RULES, seen) == rule.name
    assert told(turned(rule, later), seen) == later


def test_nothing_is_tried_that_nobody_claims():
    assert set(BOTH) == {(rule.name, later) for rule, later in CLAIMS}
    assert all(why for rule in RULES for why in rule.before.values())


def rule(name, *before, stage=RuleStage.CALLS):
    return Rule(name, lambda case: None, stage, dict.fromkeys(before, "why"))


def names(*rules):
    return " ".join(rule.name for rule in in_order(rules))


def test_a_stage_comes_before_the_next_and_claims_decide_within():
    assert (
        names(rule("late", stage=RuleStage.LEFT), rule("early", stage=RuleStage.LOOP))
        == "early late"
    )
    assert names(rule("c"), rule("b", "c"), rule("a", "b")) == "a b c"


def test_without_a_claim_rules_stay_as_they_come():
    assert names(rule("c"), rule("a"), rule("d"), rule("b", "a")) == "c d b a"


@pytest.mark.parametrize(
    ("rules", "message"),
    [
        ([rule("a", "b"), rule("b", "a")], "cycle"),
        ([rule("a", "a")], "cycle"),
        ([rule("a", "x")], "'x'"),
        ([rule("a", "b"), rule("b", stage=RuleStage.LEFT)], "'b'"),
        ([rule("a"), rule("a")], "two rules called 'a'"),
    ],
)
def test_what_cannot_be_ordered_is_refused(rules, message):
    with pytest.raises(ValueError, match=message):
        in_order(rules)
