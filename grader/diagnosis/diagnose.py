"""The table of rules, in the order in which a cause comes before its effect."""

from collections.abc import Iterator
from dataclasses import dataclass

from grader.diagnosis import errors, hangs, leftovers, loop, overlap, values
from grader.diagnosis.case import Case, Found, Rule
from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import NotSeen
from grader.evidence.verdict import Verdict
from grader.exercise.result import Outcome, Result

RULES: tuple[tuple[str, Rule], ...] = (
    # the exception says it
    ("nested-run", errors.by_message("nested-run")),
    ("wait-on-coroutine", errors.by_message("wait-on-coroutine")),
    ("result-too-early", errors.by_message("result-too-early")),
    ("cached-coroutine", errors.cached_coroutine),
    ("lock-of-another-loop", errors.by_message("lock-of-another-loop")),
    ("freed-anothers-lock", errors.freed_anothers_lock),
    ("gather-not-awaited", errors.gather_not_awaited),
    ("sync-protocol", errors.by_message("sync-protocol")),
    ("never-awaited", errors.by_message("never-awaited")),
    ("waits-on-itself", errors.waits_on_itself),
    ("touching-the-loop-from-a-thread", loop.touching_the_loop_from_a_thread),
    # it never ended, or went on
    ("timeout-swallowed", hangs.timeout_swallowed),
    ("swallowed-cancel", hangs.swallowed_cancel),
    ("collected-task", hangs.collected_before_it_ended),
    ("reentrant-lock", hangs.reentrant_lock),
    ("missing-task-done", hangs.missing_task_done),
    ("lost-wakeup", hangs.lost_wakeup),
    # coroutines that never ran
    ("returned-coroutine", leftovers.returned_coroutine),
    ("never-awaited", leftovers.never_awaited),
    # the loop and its thread
    ("threads-for-cpu", loop.threads_for_cpu),
    ("timeout-on-blocking", loop.timeout_on_blocking),
    ("blocking-call", loop.blocking_call),
    ("hogs-the-loop", loop.hogs_the_loop),
    ("spin-wait", hangs.spin_wait),
    ("hogs-the-loop", hangs.hogs_until_killed),
    ("blocking-call", hangs.blocked_until_killed),
    ("loop-per-thread", loop.loop_per_thread),
    # how calls lie in time
    ("lock-across-io", overlap.lock_across_io),
    ("drifting-ticker", overlap.drifting_ticker),
    ("serial-await", overlap.serial_await),
    ("timeout-per-item", overlap.timeout_per_item),
    ("lock-step", overlap.lock_step),
    ("limit-too-low", overlap.limit_too_low),
    ("stampede", overlap.stampede),
    ("not-unpacked", errors.not_unpacked),
    ("useless-semaphore", overlap.useless_semaphore),
    # what was left
    ("session-per-request", leftovers.session_per_request),
    ("session-left-open", leftovers.session_left_open),
    ("child-left-running", leftovers.child_left_running),
    ("generator-not-closed", leftovers.generator_not_closed),
    ("cancelled-not-awaited", leftovers.cancelled_not_awaited),
    ("workers-left", hangs.workers_left),
    ("gather-not-awaited", leftovers.gather_not_awaited),
    ("orphaned-siblings", leftovers.orphaned_siblings),
    ("shield-abandoned", leftovers.shield_abandoned),
    ("timeout-leaves-tasks", leftovers.timeout_leaves_tasks),
    ("losers-left-running", leftovers.losers_left_running),
    ("forgotten-task", leftovers.forgotten_task),
    ("collected-task", leftovers.collected_task),
    ("lost-exception", leftovers.lost_exception),
    # errors that arrive in another form, and values
    ("first-is-not-success", errors.first_is_not_success),
    ("group-not-split", errors.group_not_split),
    ("timeout-inside", errors.timeout_inside),
    ("empty-is-not-finished", values.empty_is_not_finished),
    ("drifting-ticker", values.drifting_ticker),
    ("late-binding", values.late_binding),
    ("completion-order", values.completion_order),
    ("unchecked-results", values.unchecked_results),
)


@dataclass(frozen=True)
class Mistake:
    """A mistake by name, the student's file and line, and a sentence about this run."""

    name: str
    file: str
    line: int | None
    message: str


def diagnose(result: Result) -> list[Mistake]:
    """The mistakes behind a failed answer, the cause first; none for one that passes."""
    if result.verdict not in (Verdict.FAIL, Verdict.TIMEOUT):
        return []
    path = result.answer.submission.path
    found: dict[str, tuple[int, Mistake]] = {}
    for case in cases(result, Source(result.answer.submission.listing)):
        for place, name, seen in _first(case):
            found.setdefault(name, (place, Mistake(name, str(path), seen.line, seen.message)))
    return [mistake for _, mistake in sorted(found.values(), key=lambda pair: pair[0])]


def cases(result: Result, source: Source) -> Iterator[Case]:
    """The scenarios in which something failed, each with the checks that asked it."""
    failed = [check for check in result.checks if check.outcome == Outcome.FAIL]
    for evidence in {e.scenario: e for check in failed for e in check.evidence}.values():
        yield Case(evidence, [c for c in failed if evidence in c.evidence], source)


def _ask(rule: Rule, case: Case) -> Found | None:
    """What a rule has found; nothing where it stumbles, for the verdict and the points stand anyhow.

    Evidence and source come from a student, and may be stranger than a rule foresees. The tests ask
    the rules directly, so that a stumble is seen there.
    """
    try:
        return rule(case)
    except Exception:
        return None


def _first(case: Case) -> Iterator[tuple[int, str, Found]]:
    """What the first rule that fires has found; where none does, what the failed check is about."""
    for place, (name, rule) in enumerate(RULES):
        found = _ask(rule, case)
        if found is not None:
            yield place, name, found
            return
    for check in case.checks:
        if check.check.shows and check.error is not None and not isinstance(check.error, NotSeen):
            line = line_of_shown(check.check.shows, case.source)
            yield len(RULES), check.check.shows, Found(line, check.message)
