"""The report as Markdown, for the page of a run or a release on GitHub.

What comes from a student is written as entities, so it is never markup, a link, or a mention of somebody.
"""

from collections.abc import Iterator, Sequence
from html import escape

from grader.diagnosis import Mistake, Remark, diagnose, remarks
from grader.evidence.verdict import Verdict
from grader.exercise.result import CheckResult, Outcome, Result
from grader.report.failure import context, message_lines
from grader.report.pictured import failed_scenarios
from grader.report.safe_text import visible
from grader.report.terminal import MISTAKES, in_a_word, in_words

MARKUP = frozenset("\\`*_{}[]()<>#+-!|@~&:")
"""Characters that mean something in Markdown on GitHub. An entity in their place is only text."""
SIGN = {Outcome.PASS: "✅", Outcome.FAIL: "❌", Outcome.TODO: "⬜"}
"""Beside the word, never instead of it."""
FULL = 20
"""Exercises that are told in full. A page on GitHub has at most 1 MB."""


def as_markdown(results: Sequence[Result], sentences: Sequence[str] = ()) -> str:
    """The whole report; `sentences` are put below it. `results` have no hidden checks."""
    points, most = sum(r.points for r in results), sum(r.max_points for r in results)
    begun = [result for result in results if not result.is_untouched]
    lines = [
        f"## {points} of {most} points",
        "",
        "| exercise | verdict | points |",
        "|---|---|---|",
    ]
    lines += [_row(result) for result in results]
    for result in [one for one in begun if _is_worth_telling(one)][:FULL]:
        lines += ["", *_told(result)]
    lines += [line for sentence in sentences for line in ("", plain(sentence))]
    return "\n".join(lines) + "\n"


def plain(text: str) -> str:
    """Text as it is, on one line."""
    one = visible(" ".join(text.split()))
    return "".join(f"&#{ord(c)};" if c in MARKUP else c for c in one)


def _is_worth_telling(result: Result) -> bool:
    return result.verdict != Verdict.PASS or bool(remarks(result))


def _row(result: Result) -> str:
    word = in_a_word(result.verdict, result.problem) + (", remark" if remarks(result) else "")
    sign = {Verdict.PASS: SIGN[Outcome.PASS], Verdict.TODO: SIGN[Outcome.TODO]}
    slug = plain(result.answer.exercise.slug)
    points = f"{result.points}/{result.max_points}"
    return f"| {slug} | {sign.get(result.verdict, SIGN[Outcome.FAIL])} {word} | {points} |"


def _told(result: Result) -> Iterator[str]:
    yield f"### {plain(in_words(result))}"
    yield ""
    if result.problem:
        yield from (plain(result.problem), "")
    for check in result.checks:
        yield from _check(check, result)
    for one in (*diagnose(result)[:MISTAKES], *remarks(result)):
        yield from _named(one, result)
    yield from _picture(result)


def _check(check: CheckResult, result: Result) -> Iterator[str]:
    sign = SIGN.get(check.outcome, "⚠️")
    points = f"{check.points}/{check.check.points}"
    yield f"- {sign} {check.outcome}, {points}: {plain(check.check.sentence)}"
    if check.message != result.problem:
        for line in message_lines(check.message):
            yield f"  <br>{plain(line)}"


def _named(one: Mistake | Remark, result: Result) -> Iterator[str]:
    where, code = result.answer.submission.shown_line(one.file, one.line)
    yield from ("", f"**{plain(one.name)}**: {plain(one.said)}", "", plain(one.message))
    if where:
        yield from ("", f"<pre>{escape(visible(where))}:  {escape(visible(code))}</pre>")


def _picture(result: Result) -> Iterator[str]:
    """The first scenario in which something failed."""
    failed = failed_scenarios(result)
    if failed and (lines := context(failed[0])):
        text = escape("\n".join(visible(line) for line in lines))
        yield from ("", f"<pre>{text}</pre>")
