"""The report in a terminal. It can be read at 80 columns and without color."""

import sys
from collections.abc import Callable, Sequence
from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from grader.commands import as_typed
from grader.diagnosis import Mistake, Remark, diagnose, remarks
from grader.evidence.verdict import Verdict
from grader.exercise.result import TO_DO, CheckResult, Outcome, Result, needs_python
from grader.exercise.submission import NOTHING, Submission
from grader.report.failure import OUTPUT, STOPPED, checks_with_lines, context
from grader.report.pictured import failed_scenarios
from grader.report.remarked import all_pass, with_remarks
from grader.report.safe_text import visible
from grader.report.timeline import Timeline
from grader.report.timeline_text import ASCII, LABEL_WIDTH, UNICODE, draw

DETAILED = 3
"""With more results than this, passes are shown without their checks."""
MISTAKES = 2
"""Mistakes of one answer that are named."""
PICTURES = 2
"""Scenarios of one answer that are drawn."""
MARK = dict(zip(Outcome, "✓✗·?-", strict=True))
ASCII_MARK = dict(zip(Outcome, ("ok", "x", ".", "?", "-"), strict=True))
STYLE: dict[str, str] = {Verdict.PASS: "green", Verdict.TODO: "dim", Verdict.BUSY: "yellow"}
WORDS: dict[str, str] = {
    Verdict.TODO: "to do",
    Verdict.TIMEOUT: "did not end",
    Verdict.CRASH: "crashed",
    Verdict.LIMIT: "limit exceeded",
}


NO_SUBMISSION = "nothing submitted"
NOT_GRADED = "not graded"
NOT_BEGUN = "not begun"


def in_a_word(verdict: str, problem: str = "") -> str:
    """A verdict for a reader."""
    if verdict == Verdict.REJECTED and problem.startswith(NOTHING):
        return NO_SUBMISSION
    if needs_python(problem):
        return NOT_GRADED
    return WORDS.get(verdict, verdict)


def is_not_begun(verdict: str, problem: str) -> bool:
    """Whether an answer is the stub as it was handed out."""
    return verdict == Verdict.TODO and problem.startswith(TO_DO)


class Terminal:
    """Writes results to a console."""

    plain = False  # whether it is all in words: plain.py

    def __init__(self, console: Console | None = None) -> None:
        self.console = console or Console(highlight=False, soft_wrap=False)
        self.key = ""  # what explains a mistake, instead of a command
        self.unicode = (self.console.encoding or "").lower().startswith("utf")

    @property
    def width(self) -> int:
        """Characters of a line."""
        return self.console.width

    def put(self, text: Text) -> None:
        """One line."""
        self.console.print(text, no_wrap=True)

    def picture(self, picture: Timeline, labels: int = LABEL_WIDTH) -> list[str]:
        """A timeline, with at most so many characters for a label."""
        return draw(picture, self.width - 2, UNICODE if self.unicode else ASCII, labels)

    def line(self, text: str = "", style: str = "", indent: int = 0) -> None:
        """One paragraph, wrapped at the width of the terminal."""
        width = max(20, self.width - indent)
        for wrapped in Text(visible(text)).wrap(self.console, width) or [Text()]:
            self.put(Text(" " * indent + wrapped.plain.rstrip(), style=style))

    def to_copy(self, command: str, style: str = "") -> None:
        """A command on one line, so that it can be copied."""
        self.console.print(Text(f"    {visible(command)}", style=style), soft_wrap=True)

    def report(self, results: Sequence[Result], again: Callable[[str], str]) -> None:
        """All results; `again` returns the command that checks an exercise again, by its slug."""
        detailed = len(results) <= DETAILED
        for result in results:
            if _has_more_to_say(result, detailed=detailed):
                self.details(result)
            elif remarks(result):
                self.title(result)
                self._remarks(result)
                self.console.print()
        if not detailed or len(results) > 1:
            self.table(results)
        self.next_step(results, again)

    def details(self, result: Result) -> None:
        """One result with its checks, what was seen, and the timeline."""
        self.title(result)
        self.console.print()
        for sentence in filter(None, [result.problem, *result.moved]):
            self.line(sentence, indent=2)
            self.console.print()
        for check, lines in checks_with_lines(result):
            self.check(check, lines)
        self._mistakes(result)
        self._remarks(result)
        self._pictures(result)
        self.console.print()

    def title(self, result: Result) -> None:
        """The verdict, the points, and the file."""
        self.line(self.headline(result), style=f"bold {_style(result)}")
        self.line(relative(result.answer.submission.path), style="dim", indent=2)

    def headline(self, result: Result) -> str:
        """The name, the verdict and the points."""
        return f"{self._mark(outcome_of(result))} {in_words(result)}"

    def _mark(self, outcome: Outcome) -> str:
        return (MARK if self.unicode else ASCII_MARK)[outcome]

    def check(self, check: CheckResult, lines: Sequence[str]) -> None:
        """One check, and below it what was seen."""
        number = f"{check.points}/{check.check.points}"
        width = self.width - 6 - len(number) - 3
        first, *rest = Text(check.check.sentence).wrap(self.console, width)
        style = STYLE.get(check.outcome, "red")
        sentence = f"{first.plain.rstrip():<{width}}  {number}"
        self.put(Text.assemble((f"  {self._mark(check.outcome):<2} ", style), sentence))
        for line in rest:
            self.line(line.plain, indent=5)
        for text in lines:
            self.line(text, style="yellow", indent=7)

    def _mistakes(self, result: Result) -> None:
        """The mistakes behind a failure."""
        for mistake in diagnose(result)[:MISTAKES]:
            self.named(result.answer.submission, mistake, "bold yellow")

    def _remarks(self, result: Result) -> None:
        """What is not clean in an answer that passes."""
        for remark in remarks(result):
            self.named(result.answer.submission, remark, "bold cyan")

    def named(self, submission: Submission, one: Mistake | Remark, style: str) -> None:
        """A mistake: its name, what this run showed, the line, and its page."""
        where, code = submission.shown_line(one.file, one.line)
        self.console.print()
        summary = f": {one.said}" if one.said else ""
        self.line(f"{one.name}{summary}", style=style, indent=2)
        self.line(one.message, indent=4)
        if where:
            self.line(f"{where}:  {code}", indent=4)
        more = self.key or as_typed("explain", one.name)
        self.to_copy(f"More about it: {more}", style="dim")

    def _pictures(self, result: Result) -> None:
        """The scenarios in which something failed, each once."""
        failed = failed_scenarios(result)
        failed.sort(key=lambda evidence: evidence.verdict == Verdict.ANSWERED)  # a hang says most
        seen_before: set[tuple[str, ...]] = set()
        most = PICTURES if result.verdict == Verdict.FAIL else 1
        for evidence in failed[:most]:
            lines = context(evidence, self.width - 2, self.picture)
            seen = tuple(line for line in lines if not line.endswith((STOPPED, OUTPUT)))
            if lines and seen not in seen_before:
                seen_before.add(seen)
                self.drawn(lines)

    def drawn(self, lines: Sequence[str]) -> None:
        """A picture, below an empty line."""
        self.console.print()
        for text in lines:
            self.put(Text(f"  {text}".rstrip(), overflow="ellipsis"))

    def table(self, results: Sequence[Result]) -> None:
        """One line for each exercise, by chapter."""
        for chapter, group in groupby(results, key=lambda result: result.answer.exercise.chapter):
            self.line(chapter, style="bold")
            for result in group:
                self.row(result)
        self.console.print()

    def row(self, result: Result) -> None:
        """One line of the table."""
        word = in_a_word(result.verdict, result.problem)
        word += ", remark" if remarks(result) else ""
        points = f"{result.points}/{result.max_points}"
        seconds = f"{result.seconds:.1f} s" if result.verdict != Verdict.TODO else ""
        name = result.answer.exercise.slug
        mark = self._mark(outcome_of(result))
        row = f"  {mark:<2} {name:<20} {word:<14} {points:>6}  {seconds:>7}"
        self.put(Text(row, style=_style(result)))

    def next_step(self, results: Sequence[Result], again: Callable[[str], str]) -> None:
        """What to do now."""
        open_results = [result for result in results if result.verdict != Verdict.PASS]
        if not open_results:
            self.line(all_pass(results), style="bold green")
            return
        first = open_results[0]
        path = relative(first.answer.submission.path)
        slug = first.answer.exercise.slug
        if all(result.is_untouched for result in results):
            self.line(
                f"Start here: open {path}, read its brief, write your answer, then run:",
                style="bold",
            )
        else:
            self.line(f"Next: edit {path}, then run:", style="bold")
        self.to_copy(again(slug))


def _has_more_to_say(result: Result, *, detailed: bool) -> bool:
    """Whether a result needs more than its line in the table."""
    if result.verdict == Verdict.TODO and not result.is_untouched:
        return True
    if result.verdict not in (Verdict.PASS, Verdict.TODO):
        return True
    judged = any(check.outcome in (Outcome.PASS, Outcome.FAIL) for check in result.checks)
    return detailed and (judged or result.problem not in ("", TO_DO))


def in_words(result: Result) -> str:
    """`greet: pass, 4 of 4 points, 0.3 s`."""
    name = result.answer.exercise.slug
    word = in_a_word(result.verdict, result.problem) + with_remarks(result)
    is_told = result.seconds and result.verdict != Verdict.TODO
    seconds = f", {result.seconds:.1f} s" if is_told else ""
    return f"{name}: {word}, {result.points} of {result.max_points} points{seconds}"


def outcome_of(result: Result) -> Outcome:
    """The outcome that stands for an answer as a whole."""
    outcomes = {Verdict.PASS: Outcome.PASS, Verdict.TODO: Outcome.TODO}
    return outcomes.get(result.verdict, Outcome.FAIL)


def _style(result: Result) -> str:
    return STYLE.get(result.verdict, "red")


def relative(path: Path) -> str:
    """A path as seen from the current folder, if it is below it."""
    try:
        return str(path.absolute().relative_to(Path.cwd()))
    except ValueError:
        return str(path)


def progress_bar(*, plain: bool = False) -> Progress:
    """A bar on stderr that disappears at the end. Nothing is shown if stderr is not a terminal, or in words."""
    console = Console(file=sys.stderr)
    return Progress(
        TextColumn("running scenarios"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=plain or not console.is_terminal,
    )
