"""The report as HTML: for a browser, a notebook, and feedback to a class.

It needs no script and no network. Everything that came from a student is escaped; control characters
and characters that change the direction of text are made visible.
"""

import html
import re
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import replace
from functools import cache

from grader.diagnosis import Mistake, Remark, diagnose, pages, remarks
from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.result import THIS_PYTHON, CheckResult, Outcome, Result
from grader.exercise.submission import Submission
from grader.report import timeline_svg
from grader.report.failure import (
    OUTPUT,
    STOPPED,
    checks_with_lines,
    error_lines,
    in_words,
    output_lines,
    place_lines,
)
from grader.report.html_style import FRAGMENT, PAGE
from grader.report.pictured import failed_scenarios
from grader.report.remarked import with_remarks
from grader.report.safe_text import visible
from grader.report.terminal import MARK, MISTAKES, PICTURES, in_a_word, outcome_of
from grader.report.timeline import Timeline, timeline

OUTCOMES = {
    Outcome.PASS: "Passed",
    Outcome.FAIL: "Failed",
    Outcome.TODO: "To do",
    Outcome.BUSY: "Not graded",
    Outcome.NOT_RUN: "Did not run",
}
"""The text of a mark for a screen reader."""
COLOR = {Outcome.PASS: "good", Outcome.FAIL: "bad"}
NO_SCRIPTS = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
"""The Content-Security-Policy of a page: no script runs, and nothing is fetched."""
BACKTICKS = re.compile(r"`([^`\s][^`]*)`")
START, END = "<main>", "</main>"


def page(title: str, fragments: Iterable[str], *, done: str = "Graded") -> str:
    """A whole page; `title` is plain text, the fragments are made by `fragment`."""
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en">',
            '<head><meta charset="utf-8"/>',
            f'<meta http-equiv="Content-Security-Policy" content="{NO_SCRIPTS}"/>',
            '<meta name="viewport" content="width=device-width, initial-scale=1"/>',
            f"<title>{escaped(title)}</title>",
            f"<style>{PAGE}</style></head>",
            f"<body><h1>{escaped(title)}</h1>",
            START,
            *fragments,
            END,
            f"<footer>{done} on Python {THIS_PYTHON}.</footer>",
            "</body></html>\n",
        ]
    )


def body_of(page: str) -> str:
    """The fragments of a page that `page` made."""
    return page.partition(START)[2].rpartition(END)[0].strip()


def fragment(result: Result, *, hidden: Set[str] = frozenset()) -> str:
    """One graded answer. Checks named in `hidden` show only their sentence, outcome and points."""
    public = [check for check in result.checks if check.check.name not in hidden]
    shown = replace(result, checks=public) if hidden else result
    return "\n".join(
        [
            f'<article class="awaitlings-report" lang="en" dir="ltr" aria-label="{escaped(_headline(result))}">',
            f"<style>{FRAGMENT}</style>",
            *_header(result),
            *_checks(result, hidden),
            *(
                part
                for mistake in diagnose(shown)[:MISTAKES]
                for part in named(shown.answer.submission, mistake)
            ),
            *(
                part
                for remark in remarks(result)
                for part in named(shown.answer.submission, remark)
            ),
            *_pictures(shown),
            f"<footer>Isolation level {result.isolation}.</footer>",
            "</article>",
        ]
    )


def escaped(text: str) -> str:
    """Plain text, escaped for an element or a quoted attribute."""
    return html.escape(visible(text))


def prose(text: str) -> str:
    """A sentence, escaped; text in backticks becomes code."""
    return BACKTICKS.sub(r"<code>\1</code>", escaped(text))


def _headline(result: Result) -> str:
    word = in_a_word(result.verdict, result.problem) + with_remarks(result)
    seconds = f", {result.seconds:.1f} s" if result.seconds else ""
    return f"{word}, {result.points} of {result.max_points} points{seconds}"


def _header(result: Result) -> Iterator[str]:
    exercise = result.answer.exercise
    busy = result.verdict is Verdict.BUSY
    outcome = Outcome.BUSY if busy else outcome_of(result)
    color = COLOR.get(outcome, "soft")
    yield (
        f'<header><h2><span class="{color}" aria-hidden="true">{MARK[outcome]}</span> '
        f"{escaped(exercise.slug)}</h2>"
    )
    yield f'<p><strong class="{color}">{escaped(_headline(result))}</strong></p>'
    yield f'<p class="soft">{escaped(exercise.title)}</p></header>'
    for sentence in filter(None, [result.problem, *result.moved]):
        yield f'<p class="seen">{escaped(sentence)}</p>'


def _checks(result: Result, hidden: Set[str]) -> Iterator[str]:
    yield '<ul class="checks" aria-label="Checks">'
    for check, lines in checks_with_lines(result, hidden):
        yield _check(check, lines)
    yield "</ul>"


def _check(check: CheckResult, lines: Sequence[str]) -> str:
    color = COLOR.get(check.outcome, "soft")
    seen = "".join(f'<p class="seen">{escaped(line)}</p>' for line in lines)
    points, most = check.points, check.check.points
    return (
        f'<li><span class="{color}" aria-hidden="true">{MARK[check.outcome]}</span>'
        f'<div><span class="unseen">{OUTCOMES[check.outcome]}: </span>{prose(check.check.sentence)}{seen}</div>'
        f'<span class="points">{points}/{most}<span class="unseen"> points</span></span></li>'
    )


def named(submission: Submission, mistake: Mistake | Remark) -> Iterator[str]:
    """The name, what this run showed, the line, and the page to read."""
    page = pages().get(mistake.name)
    summary = f": {mistake.said}" if mistake.said else ""
    kind = "remark" if isinstance(mistake, Remark) else "mistake"
    yield f'<section class="{kind}"><h3>{prose(mistake.name + summary)}</h3>'
    yield f"<p>{prose(mistake.message)}</p>"
    where, code = submission.shown_line(mistake.file, mistake.line)
    if where:
        yield f'<pre><span class="soft">{escaped(where)}:</span> <code>{escaped(code)}</code></pre>'
    if page:
        yield f"<details><summary>More about {escaped(mistake.name)}</summary>"
        yield f"{_in_html(page.text)}</details>"
    yield "</section>"


@cache
def _in_html(markdown: str) -> str:
    """A mistake's page without its name and summary, which the report shows above it."""
    from markdown_it import MarkdownIt  # slow to import

    parser = MarkdownIt("commonmark", {"html": False})
    start = markdown.find("\n## ")
    tokens = parser.parse(markdown[start + 1 :])
    for token in tokens:
        if token.type.startswith("heading_"):
            token.tag = "h4"
    return str(parser.renderer.render(tokens, parser.options, {}))


def _pictures(result: Result) -> Iterator[str]:
    """The scenarios that explain the verdict best: timeline, lines of the code, output."""
    said: set[tuple[str, ...]] = set()
    for evidence in _worth_showing(result):
        yield from _picture(evidence)
        where = (*error_lines(evidence), *place_lines(evidence))
        printed = tuple(output_lines(evidence))
        for caption, lines in (
            (f"{in_words(evidence)}{STOPPED}", where),
            (f"{in_words(evidence)}{OUTPUT}", printed),
        ):
            if lines and lines not in said:
                said.add(lines)
                listing = "\n".join(map(escaped, lines))
                yield f'<p class="soft">{caption}</p><pre><code>{listing}</code></pre>'


def _worth_showing(result: Result) -> Sequence[Evidence]:
    """The scenarios in which something failed; for a right answer, the longest one."""
    if result.verdict == Verdict.PASS:
        return sorted(result.evidence, key=lambda evidence: -evidence.elapsed)[:1]
    failed = failed_scenarios(result)
    failed.sort(key=lambda evidence: evidence.verdict == Verdict.ANSWERED)  # a hang says most
    return failed[: PICTURES if result.verdict == Verdict.FAIL else 1]


def _picture(evidence: Evidence) -> Iterator[str]:
    yield from figure(f"{in_words(evidence)}, timeline", timeline(evidence))


def figure(caption: str, picture: Timeline) -> Iterator[str]:
    """A timeline with its caption; nothing where it would show nothing."""
    if not picture.is_worth_drawing:
        return
    yield f'<figure tabindex="0"><figcaption>{escaped(caption)}</figcaption>'
    yield timeline_svg.draw(picture)
    if sentence := picture.path.sentence():
        yield f'<p class="soft">{escaped(sentence)}</p>'
    yield "</figure>"
