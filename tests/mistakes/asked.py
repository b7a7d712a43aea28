"""What was asked of the pages' broken examples, so that there is a check for each to fail.

Everything in ASKED is told by the evidence. The mistakes in ONLY_A_CHECK_KNOWS leave no trace of
their own: there the check that fails names the mistake, with `shows`.
"""

from collections.abc import Callable

from corpus import Program, failed

from grader import Belief, have_teeth, passed, quick
from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.failures import ErrorsMissing, KeptForEver, Shows
from grader.evidence.in_flight import kept_busy
from grader.evidence.predictions import Misread
from grader.exercise.result import CheckResult

Check = Callable[[Evidence], None]


class DoesAsAsked(Exception):
    """Nothing is wrong with a program that should be: perhaps the machine was late."""


def gives(value) -> Check:
    """The value that was asked for."""

    def check(seen):
        if not seen.value == value:
            raise Mismatch(seen.value.plain, value)

    return check


def takes(under) -> Check:
    """It should take less than `under` seconds."""
    return lambda seen: seen.took(over=-1, under=under)


def takes_at_least(over) -> Check:
    """It should take more than `over` seconds."""
    return lambda seen: seen.took(over=over, under=99)


def at_once(name, number) -> Check:
    """So many calls should be in flight at once."""
    return lambda seen: seen.overlapped(name, number)


def fills(name, limit) -> Check:
    """As long as there is more to start, so many calls should be in flight."""
    return lambda seen: kept_busy(seen, name, limit)


def called(name, *arguments) -> Check:
    """The calls that should be made."""
    return lambda seen: seen.called(name, *arguments)


def raises(*types) -> Check:
    """An exception was asked for."""
    return lambda seen: seen.raised(*types)


def predicts(shows, first, before) -> Check:
    """The list PREDICTED has `first` before `before`: what really happened is the other way round."""

    def check(seen):
        happened = seen.value.plain
        if happened.index(before) < happened.index(first):
            raise Misread("another order", "PREDICTED", Belief(first, before, shows, "it were so"))

    return check


def proves(mistake, value) -> Check:
    """The value that was asked for: another one proves the mistake."""

    def check(seen):
        if seen.value != value:
            raise Shows(f"expected {value!r}, got {seen.value.plain!r}", mistake)

    return check


def keeps(name) -> Check:
    """Nothing should be kept of what is over: one container has a name of its own."""

    def check(seen):
        if seen.value != 0:
            raise KeptForEver("something of each call is kept", [name])

    return check


def gives_up(mistake) -> Check:
    """No TimeoutError was asked for: one proves the mistake."""

    def check(seen):
        if seen.error is not None:
            raise Shows("it was given up", mistake)

    return check


def ends(seen: Evidence) -> None:
    """It should come to its end without an exception."""
    seen.must_have_returned()


def leaves_nothing(seen: Evidence) -> None:
    """No task should be going on at the end."""
    seen.left_no_task()


def keeps_the_loop_free(seen: Evidence) -> None:
    """Others should have their turn."""
    seen.never_blocked(under=0.3)


def loses_no_error(seen: Evidence) -> None:
    """No error should go by unseen."""
    seen.lost_no_error()


def raises_all(number) -> Check:
    """So many errors should come out together."""

    def check(seen):
        if len(seen.error.exceptions) < number:
            raise ErrorsMissing("others should come out as well", ["LookupError"])

    return check


def never(seen: Evidence) -> None:
    """Something else was asked for, which has nothing to do with the mistake."""
    raise AssertionError("this is not what was asked for")


ASKED: dict[str, Check] = {
    "async-not-asked": gives(24),
    "base-exception-missed": called("tie_up", "boat"),
    "blocking-call": takes(under=1.5),
    "bound-too-tight": lambda seen: passed(seen, "busy"),
    "cached-coroutine": gives(["find Emma", "find Emma"]),
    "called-again": called("knock", "door"),
    "cancel-is-no-exception": gives("no news"),
    "cancelled-in-turn": takes(under=3),
    "cancelled-not-awaited": leaves_nothing,
    "child-left-running": never,
    "cleanup-cut-short": takes_at_least(1.4),
    "collected-task": gives(True),
    "completion-order": gives(["measure 3", "measure 2", "measure 1"]),
    "drifting-ticker": gives([0.0, 0.5, 1.0, 1.5]),
    "duplicates-merged": gives(["press Ana", "press Bo", "press Ana"]),
    "empty-is-not-finished": gives(
        ["peeled: pick apple", "peeled: pick pear", "peeled: pick plum"]
    ),
    "error-not-handled": gives("not found"),
    "falsy-dropped": gives([0, 1]),
    "first-is-not-success": gives("ask atlas"),
    "forgotten-task": leaves_nothing,
    "gather-not-awaited": leaves_nothing,
    "full-queue": ends,
    "generator-not-closed": gives(["gate opened", "gate closed"]),
    "group-cancels-the-rest": gives("read 2"),
    "group-not-split": gives("refused: the piano is too heavy"),
    "guessed-time-limit": gives("dive 3"),
    "hogs-the-loop": keeps_the_loop_free,
    "late-binding": gives(["sing soprano", "sing alto", "sing bass"]),
    "limit-too-low": takes(under=1.5),
    "lock-across-io": takes(under=1.5),
    "lock-of-another-loop": gives(["bread", "buns"]),
    "lock-step": takes(under=3.5),
    "loop-per-thread": Evidence.used_one_loop,
    "losers-left-running": leaves_nothing,
    "lost-exception": loses_no_error,
    "lost-wakeup": ends,
    "made-a-generator": gives(["roll 0", "roll 1", "roll 2"]),
    "missing-call": called("pick", "apple", "pear", "plum"),
    "missing-return": gives("count sheep"),
    "missing-task-done": ends,
    "needless-pause": takes(under=1.3),
    "nested-run": gives("boil eggs"),
    "never-awaited": called("knead", "rye dough"),
    "no-error-raised": raises(LookupError),
    "no-running-loop": gives("bake rye"),
    "not-async": gives("rolls, baked"),
    "not-awaitable": gives("one bake rye"),
    "not-unpacked": gives(["iron white", "iron blue", "iron striped"]),
    "one-of-those-done": gives(["paint 0", "paint 0", "paint 1"]),
    "only-one-result": gives(["pick apple", "pick pear"]),
    "orphaned-siblings": leaves_nothing,
    "polling": takes(under=1.3),
    "read-too-late": proves("read-too-late", 1),
    "reentrant-lock": ends,
    "result-too-early": gives(["pick pears", "pick plums"]),
    "removed-api": gives("boil water"),
    "returned-coroutine": gives("find Moby-Dick"),
    "returned-task": gives("bake rye"),
    "serial-await": takes(under=1.5),
    "session-left-open": never,
    "set-twice": gives("Ana"),
    "shared-between-calls": gives([["pear"], ["plum"]]),
    "shield-abandoned": leaves_nothing,
    "shared-cancel": gives(["cancelled", "find lost dog", "find lost dog"]),
    "shielded-once": takes_at_least(2.9),
    "sleeps-in-a-test": lambda seen: quick(seen, under=20),
    "spin-wait": gives(1),
    "stampede": called("find", "Emma"),
    "staggered-start": takes(under=1.3),
    "start-method": takes(under=0.01),
    "swallowed-cancel": gives(True),
    "swallowed-error": raises(LookupError),
    "sync-protocol": gives("bake pie"),
    "test-asserts-nothing": have_teeth,
    "test-cannot-fail": have_teeth,
    "tests-the-how": lambda seen: passed(seen, "right"),
    "thread-left-running": never,
    "threads-for-cpu": never,
    "timeout-inside": gives("still wet"),
    "timeout-leaves-tasks": leaves_nothing,
    "timeout-on-blocking": raises(TimeoutError),
    "timeout-per-item": raises(TimeoutError),
    "timeout-swallowed": raises(TimeoutError),
    "touching-the-loop-from-a-thread": gives(0.5),
    "unasked-call": called("feed", "lion"),
    "unexpected-error": gives("sail boat"),
    "unmarked-test": lambda seen: passed(seen, "right"),
    "unordered-set": gives(
        [f"greet {n}" for n in ("Ana", "Bo", "Chen", "Dana", "Eze", "Femi", "Grace", "Hugo")]
    ),
    "used-after-closing": gives("the plan"),
    "useless-semaphore": at_once("wash", 2),
    "wait-missing": takes_at_least(2.9),
    "wait-on-coroutine": gives(2),
    "wait-on-nothing": gives([]),
    "waits-on-itself": gives("boil 0"),
    "workers-left": leaves_nothing,
    "wrapped-in-a-group": raises(LookupError),
    "wrong-argument": called("send", "Lisbon"),
    "wrong-error": raises(LookupError),
    "wrong-order": gives(["paint red", "paint blue"]),
    "wrong-pairs": gives([(3, "dive 3"), (1, "dive 1")]),
    "wrong-type": gives(["paint red", "paint blue"]),
    "what-cancel-does": predicts("what-cancel-does", "oven off", "baker closes"),
    "what-gather-does": predicts("what-gather-does", "sport", "news"),
    "timeout-counts-the-wait": gives_up("timeout-counts-the-wait"),
    "used-up-iterator": proves("used-up-iterator", "2 of 2"),
    "when-a-task-runs": predicts("when-a-task-runs", "soup on the stove", "waiter sits down"),
    "when-await-pauses": predicts("when-await-pauses", "floor swept", "plates washed"),
}

ONLY_A_CHECK_KNOWS: dict[str, Check] = {
    "body-in-memory": gives(1),
    "context-lost": gives("bill for table 7"),
    "deprecated-api": never,  # it is no reason why anything else fails
    "freed-anothers-lock": gives((False, "None")),  # the error stays in a task that was waited for
    "half-written-file": gives("old menu"),
    "leaked-permit": gives(False),
    "kept-for-ever": keeps("rings"),
    "loop-left-open": gives(True),
    "lost-handover": gives(1),
    "missing-uncancel": gives(0),
    "not-a-rate-limit": takes(under=0),  # six visitors need more than two seconds
    "pool-left-open": gives([]),
    "read-is-not-a-message": gives(["two loaves of rye\n", "one bun\n"]),
    "response-not-released": gives("released"),
    "retries-everything": gives(["The Lost Atlas"]),
    "second-error-lost": gives(["no flour left", "no salt left"]),
    "session-per-request": gives(1),  # the exercises' own server counts sessions; this one does not
    "runs-in-a-thread": gives([True]),
    "status-ignored": never,  # that 500 is an error is for the check to say
    "task-for-each": gives(3),
    "thread-for-each": never,
    "torn-update": gives(5),
    "unbounded-queue": gives(5),
    "unchecked-results": gives(["sail Heron: home", "sail Tern: home"]),  # the error became a text
    "wrong-idempotency-key": gives(1),
}


def judged(program: Program, seen: Evidence) -> CheckResult:
    """The check that a page's example fails, or a program that says what was asked; a look-alike fails any."""
    if program.looks_alike:
        return failed(seen, "something else", error=AssertionError("something else"))
    if program.head("asked"):
        return _judged(program.name, eval(program.head("asked"), globals()), seen)
    shows = program.name if program.name in ONLY_A_CHECK_KNOWS else ""
    return _judged(program.name, (ASKED | ONLY_A_CHECK_KNOWS)[program.name], seen, shows)


def _judged(name: str, check: Check, seen: Evidence, shows: str = "") -> CheckResult:
    if seen.verdict != "answered":
        return failed(seen, seen.problem, shows=shows)
    try:
        check(seen)
    except AssertionError as error:
        return failed(seen, str(error), error=error, shows=shows)
    raise DoesAsAsked(f"the example of {name} does what was asked: {seen}")
