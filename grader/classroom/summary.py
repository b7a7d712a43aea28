"""The summary after grading a class: students, points, verdicts, the most common mistakes."""

import sys
from collections import Counter
from collections.abc import Mapping
from typing import Any

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
)
from rich.table import Table
from rich.text import Text

from grader.classroom.grade_assignment import Graded
from grader.diagnosis import summary_of
from grader.evidence.failures import count
from grader.evidence.verdict import Verdict
from grader.exercise.result import THIS_PYTHON
from grader.report.safe_text import visible
from grader.report.terminal import NO_SUBMISSION, NOT_BEGUN, in_a_word, is_not_begun
from grader.supervisor import Level

MOST_COMMON = 5
"""The number of mistakes in the summary."""
SPEED_OF = 120.0
"""Seconds at the end from which the time left is worked out."""


def summary(graded: Graded, isolation: Level, console: Console | None = None) -> None:
    """Print the summary."""
    console = console or Console(highlight=False, soft_wrap=True)
    for owner in sorted(set(graded.owners.values())):
        who = ", ".join(visible(s) for s, other in graded.owners.items() if other == owner)
        line = f"The user {visible(owner)} submitted for other students: {who}. Ask them why."
        console.print(line, style="yellow", markup=False)
    if graded.verdicts:
        console.print(_table(graded.verdicts))
    how = f"\nRan at isolation level {isolation}, on Python {THIS_PYTHON}."
    console.print(f"{how} {_hidden(graded.verdicts)}", style="dim", markup=False)
    _mistakes(console, graded.verdicts)
    if graded.unmarked:
        console.print("\nNot graded, so without a score:", style="bold red")
    _reasons(console, graded.unmarked)
    if graded.partly:
        console.print("\nNot graded, beside what has a score:", style="bold red")
    _reasons(console, graded.partly)


def _hidden(records: Mapping[str, Mapping[str, Any]]) -> str:
    """Whether hidden checks counted: it depends on what is installed, and must not be a surprise."""
    slugs = {slug for one in records.values() for slug, verdict in one.items() if verdict["hidden"]}
    told = ", ".join(sorted(slugs))
    return f"Hidden checks counted in: {told}." if told else "No hidden checks counted."


def _reasons(console: Console, reasons: Mapping[str, str]) -> None:
    for student, reason in reasons.items():
        console.print(f"  {visible(student)}: {visible(reason)}", markup=False)


def _table(records: Mapping[str, Mapping[str, Any]]) -> Table:
    table = Table(box=None, pad_edge=False)
    for column in ("student", "points", "verdicts"):
        table.add_column(column, justify="right" if column == "points" else "left")
    for student, verdicts in records.items():
        table.add_row(Text(visible(student)), _points(verdicts), _verdicts(verdicts))
    return table


def _points(verdicts: Mapping[str, Any]) -> str:
    got = sum(verdict["points"] for verdict in verdicts.values())
    most = sum(check["max_points"] for v in verdicts.values() for check in v["report"]["checks"])
    return f"{got}/{most}"


def _verdicts(verdicts: Mapping[str, Any]) -> str:
    """`3 pass; timeout: fetch_all`: exercises that did not pass are named."""
    by_word: dict[str, list[str]] = {}
    for slug, graded in verdicts.items():
        verdict, problem = graded["report"]["verdict"], graded["report"]["problem"]
        word = in_a_word(verdict, problem) if verdict == Verdict.REJECTED else verdict
        word = NOT_BEGUN if is_not_begun(verdict, problem) else word
        by_word.setdefault(word, []).append(slug)
    if list(by_word) == [NO_SUBMISSION]:
        return NO_SUBMISSION
    passed = len(by_word.pop("pass", []))
    words = [f"{word}: {', '.join(slugs)}" for word, slugs in by_word.items()]
    return "; ".join([f"{passed} pass", *words])


def _mistakes(console: Console, records: Mapping[str, Mapping[str, Any]]) -> None:
    found: Counter[str] = Counter()
    for verdicts in records.values():
        found.update({m["name"] for v in verdicts.values() for m in v["report"]["mistakes"]})
    if not found:
        return
    console.print("\nThe most common mistakes:", style="bold")
    for name, number in found.most_common(MOST_COMMON):
        who = count(number, "student")
        console.print(f"  {name} ({who}): {summary_of(name)}", markup=False)


def progress_bar(*, plain: bool) -> Progress:
    """A progress bar for each step, on stderr. Nothing is shown if stderr is not a terminal, or in words."""
    console = Console(file=sys.stderr)
    columns = (
        *(TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()),
        *(TextColumn("time left:"), TimeRemainingColumn(elapsed_when_finished=True)),
    )
    return Progress(
        *columns,
        console=console,
        transient=True,
        disable=plain or not console.is_terminal,
        speed_estimate_period=SPEED_OF,
    )
