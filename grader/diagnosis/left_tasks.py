"""The tasks that were left when the student's code had returned, and how a message names them."""

from grader.diagnosis.case import Case
from grader.evidence.failures import NotSeen, at_least


def tasks_left(case: Case) -> tuple[int | None, str] | None:
    """The line that made the first of them, and what to say of them all; None where another cause is known."""
    left = case.evidence.noticed.tasks_left
    if not left or _escaped_a_handler(case) or _is_about_a_pool(case):
        return None
    names = ", ".join(dict.fromkeys(f"`{short_name(loose.name)}`" for loose in left[:3]))
    number = "" if _of_many_calls(case) else f"{at_least(len(left))}{len(left)} "
    many = f"1 task ({names}) was" if len(left) == 1 else f"{number}tasks ({names}) were"
    stopped = "cancelled but not finished" if all_cancelled(case) else "still running"
    waited_for = {loose.waiting for loose in left}  # what one that is left too still waits for
    first = next((loose for loose in left if loose.line not in waited_for), left[0])
    return first.line, f"{many} {stopped} at the end"


def _is_about_a_pool(case: Case) -> bool:
    """Whether a check asks what is left of a pool: that its work is left too says nothing more."""
    return any(check.check.shows == "pool-left-open" for check in case.checks)


def _of_many_calls(case: Case) -> bool:
    """Whether the student's function was called several times: then no one call left all of them."""
    names = [call.name for call in case.own_calls]
    return len(set(names)) < len(names)


def all_cancelled(case: Case) -> bool:
    """Whether every task that was left had been cancelled."""
    return all(loose.cancelled for loose in case.evidence.noticed.tasks_left)


def _escaped_a_handler(case: Case) -> bool:
    """Whether an unexpected error passed an `except` around its line: then that is the cause."""
    unasked = case.checks and all(isinstance(check.error, NotSeen) for check in case.checks)
    return bool(unasked) and any(case.source.is_guarded(error.line) for error in case.errors)


def short_name(name: str) -> str:
    """`fetch` for `Network.fetch`, and `run` for `every.<locals>.run`: as it stands in the source."""
    return name.rpartition(".")[2]
