"""A task that checks again and again whether it can go on."""

from grader.diagnosis.case import Case, Found
from grader.diagnosis.polling import is_polling
from grader.diagnosis.source import Source

AGAIN = 8
"""Times that one task must come to the same pause before it counts."""
LIMITED = ("wait_for", "wait", "timeout")
"""Waits that can have a time limit."""


def looks_again(case: Case) -> Found | None:
    """One task came to the same pause many times, or waits in a loop with a time limit."""
    if not (case.looks_for("polling") or case.looks_for("spin-wait")):
        return None
    if (found := looked(case, spins=False)) is not None or not case.looks_for("polling"):
        return found
    lines = _limited_waits_in_loops(case.source)
    if len(lines) != 1:
        return None
    turns = case.evidence.noticed.turns
    return Found(lines[0], f"each wait was soon given up, and made again, in {turns} iterations")


def looked(case: Case, *, spins: bool) -> Found | None:
    """One task looked at the same thing again and again: with `sleep(0)`, which is no pause, it spins."""
    for pause in case.evidence.noticed.pauses:
        often = pause.times >= AGAIN and is_polling(case.source, pause.line)
        if often and ("sleep(0)" in case.source.line(pause.line)) is spins:
            what = f"one task checked again {pause.times} times here"
            return Found(pause.line, what if spins else f"{what}, with a pause each time")
    return None


def _limited_waits_in_loops(source: Source) -> list[int]:
    """Where a loop waits up to a time limit. None where it also pauses: which of the two is it?"""
    if any(source.in_loop(line) for line in source.lines_of_calls("sleep")):
        return []
    lines = [line for line in source.lines_of_calls(*LIMITED) if source.in_loop(line)]
    return [line for line in lines if _names_a_limit(source.line(line))]


def _names_a_limit(text: str) -> bool:
    """Whether a line has a number in it, or a `timeout`."""
    return "timeout" in text or any(letter.isdigit() for letter in text)
