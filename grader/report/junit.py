"""The report as JUnit XML, which CI servers read: a suite for each exercise, a case for each check.

The structure is that of `junit-10.xsd` of Jenkins' xUnit plugin, the strictest schema in use. XML forbids most
control characters, even escaped, so texts are made visible first.
"""

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from grader.diagnosis import Mistake, diagnose
from grader.exercise.options import Options
from grader.exercise.result import THIS_PYTHON, CheckResult, Outcome, Result
from grader.report.failure import message_lines
from grader.report.safe_text import visible
from grader.report.terminal import relative
from grader.report.undecided import is_undecided

ELEMENTS = {
    Outcome.FAIL: "failure",
    Outcome.TODO: "skipped",
    Outcome.BUSY: "error",
    Outcome.NOT_RUN: "error",
}
"""What a case contains that did not pass. An error is nobody's failure: the check was not judged."""
DID_NOT_RUN = "The check did not run."


def as_xml(results: Sequence[Result], options: Options, seconds: float) -> str:
    """The whole report, in ASCII; `seconds` is how long grading took."""
    top = Element("testsuites", name="Awaitlings")
    for result in results:
        _suite(top, result, options)
    counted = ("tests", "failures", "errors")
    top.attrib |= {name: str(sum(int(suite.get(name, 0)) for suite in top)) for name in counted}
    top.set("time", f"{seconds:.3f}")
    indent(top)
    text = tostring(top, encoding="us-ascii").decode("ascii")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _suite(top: Element, result: Result, options: Options) -> None:
    exercise = result.answer.exercise
    suite = SubElement(top, "testsuite", name=exercise.slug, package=exercise.chapter)
    _properties(suite, result, options)
    mistakes = diagnose(result)
    for check in result.checks:
        _case(suite, f"{exercise.chapter}.{exercise.slug}", check, mistakes, result)
    suite.attrib |= {
        "tests": str(len(result.checks)),
        "failures": str(len(suite.findall("*/failure"))),
        "errors": str(len(suite.findall("*/error"))),
        "skipped": str(len(suite.findall("*/skipped"))),
        "time": f"{result.seconds:.3f}",
        "file": visible(relative(result.answer.submission.path)),
    }


def _properties(suite: Element, result: Result, options: Options) -> None:
    about = {
        "verdict": result.verdict,
        "points": result.points,
        "max_points": result.max_points,
        "isolation": result.isolation,
        "clock": options.clock,
        "seed": options.seed,
        "python": THIS_PYTHON,
    }
    holder = SubElement(suite, "properties")
    for name, value in about.items():
        SubElement(holder, "property", name=name, value=visible(str(value)))


def _case(
    suite: Element, group: str, check: CheckResult, mistakes: Sequence[Mistake], result: Result
) -> None:
    seconds = max((seen.elapsed for seen in check.evidence), default=0.0)
    name = visible(" ".join(check.check.sentence.split()))
    case = SubElement(suite, "testcase", name=name, classname=group, time=f"{seconds:.3f}")
    if check.outcome is Outcome.PASS:
        return
    lines = message_lines(check.message or result.problem) or [DID_NOT_RUN]
    tag = "error" if is_undecided(check) else ELEMENTS[check.outcome]
    kind = mistakes[0].name if mistakes and tag == "failure" else str(result.verdict)
    seen = SubElement(case, tag, message=lines[0], type=kind)
    told = [line for mistake in mistakes if tag == "failure" for line in _lines_of(mistake)]
    seen.text = "\n".join([*lines, *told])


def _lines_of(mistake: Mistake) -> list[str]:
    """A mistake with its place first, in the way that editors and CI servers make a link of."""
    file = relative(Path(mistake.file))
    place = f"{file}:{mistake.line}" if mistake.line else file
    return [visible(f"{place}: {mistake.name}: {mistake.said}"), *message_lines(mistake.message)]
