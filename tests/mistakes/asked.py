"""What was asked of the pages' broken examples, so that there is a check for each to fail.

Everything in ASKED is told by the evidence. The mistakes in ONLY_A_CHECK_KNOWS leave no trace of
their own: there the check that fails names the mistake, with `shows`.
"""

from collections.abc import Callable

from corpus import Program, failed

from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.exercise.result import CheckResult

Check = Callable[[Evidence], None]


def gives(value) -> Check:
    """The value that was asked for."""

    def check(seen):
        if not seen.value == value:
            raise Mismatch(seen.value.plain, value)

    return check


def takes(under) -> Check:
    """It should take less than `under` seconds."""
    return lambda seen: seen.took(over=-1, under=under)


def at_once(name, number) -> Check:
    """So many calls should be in flight at once."""
    return lambda seen: seen.overlapped(name, number)


def called(name, *arguments) -> Check:
    """The calls that should be made."""
    return lambda seen: seen.called(name, *arguments)


def raises(*types) -> Check:
    """An exception was asked for."""
    return lambda seen: seen.raised(*types)


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


def never(seen: Evidence) -> None:
    """Something else was asked for, which has nothing to do with the mistake."""
    raise AssertionError("this is not what was asked for")


ASKED: dict[str, Check] = {
    "blocking-call": takes(under=1.5),
    "cached-coroutine": gives(["find Emma", "find Emma"]),
    "cancelled-not-awaited": leaves_nothing,
    "child-left-running": never,
    "collected-task": gives(True),
    "completion-order": gives(["measure 3", "measure 2", "measure 1"]),
    "drifting-ticker": gives([0.0, 0.5, 1.0, 1.5]),
    "empty-is-not-finished": gives(
        ["peeled: pick apple", "peeled: pick pear", "peeled: pick plum"]
    ),
    "first-is-not-success": gives("ask atlas"),
    "forgotten-task": leaves_nothing,
    "gather-not-awaited": leaves_nothing,
    "generator-not-closed": gives(["gate opened", "gate closed"]),
    "group-not-split": gives("refused: the piano is too heavy"),
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
    "missing-task-done": ends,
    "nested-run": gives("boil eggs"),
    "never-awaited": called("knead", "rye dough"),
    "not-unpacked": gives(["iron white", "iron blue", "iron striped"]),
    "orphaned-siblings": leaves_nothing,
    "reentrant-lock": ends,
    "result-too-early": gives(["pick pears", "pick plums"]),
    "returned-coroutine": gives("find Moby-Dick"),
    "serial-await": takes(under=1.5),
    "session-left-open": never,
    "shield-abandoned": leaves_nothing,
    "spin-wait": gives(1),
    "stampede": called("find", "Emma"),
    "swallowed-cancel": gives(True),
    "sync-protocol": gives("bake pie"),
    "thread-left-running": never,
    "threads-for-cpu": never,
    "timeout-inside": gives("still wet"),
    "timeout-leaves-tasks": leaves_nothing,
    "timeout-on-blocking": raises(TimeoutError),
    "timeout-per-item": raises(TimeoutError),
    "timeout-swallowed": raises(TimeoutError),
    "touching-the-loop-from-a-thread": gives(0.5),
    "useless-semaphore": at_once("wash", 2),
    "wait-on-coroutine": gives(2),
    "waits-on-itself": gives("boil 0"),
    "workers-left": leaves_nothing,
}

ONLY_A_CHECK_KNOWS: dict[str, Check] = {
    "context-lost": gives("bill for table 7"),
    "deprecated-api": never,  # it is no reason why anything else fails
    "freed-anothers-lock": gives((False, "None")),  # the error stays in a task that was waited for
    "leaked-permit": gives(False),
    "not-a-rate-limit": takes(under=0),  # six visitors need more than two seconds
    "read-is-not-a-message": gives(["two loaves of rye\n", "one bun\n"]),
    "retries-everything": gives(["The Lost Atlas"]),
    "second-error-lost": gives(["no flour left", "no salt left"]),
    "session-per-request": gives(1),  # the exercises' own server counts sessions; this one does not
    "status-ignored": never,  # that 500 is an error is for the check to say
    "torn-update": gives(5),
    "unbounded-queue": gives(5),
    "unchecked-results": gives(["sail Heron: home", "sail Tern: home"]),  # the error became a text
}


def judged(program: Program, seen: Evidence) -> CheckResult:
    """The check of a page's example, which fails as the page says."""
    name = program.name
    shows = name if name in ONLY_A_CHECK_KNOWS else ""
    return _judged(name, (ASKED | ONLY_A_CHECK_KNOWS)[name], seen, shows)


def judged_case(program: Program, seen: Evidence) -> CheckResult:
    """The check that a program asks for in its first lines."""
    return _judged(program.name, eval(program.head("asked"), globals()), seen)


def _judged(name: str, check: Check, seen: Evidence, shows: str = "") -> CheckResult:
    if seen.verdict != "answered":
        return failed(seen, seen.problem, shows=shows)
    try:
        check(seen)
    except AssertionError as error:
        return failed(seen, str(error), error=error, shows=shows)
    raise RuntimeError(f"the example of {name} does what was asked: {seen}")
