"""A failed check as plain text: what was expected, what was seen, and the timeline."""

import re
from collections.abc import Callable, Iterator, Sequence, Set
from pathlib import Path
from textwrap import wrap

from grader.evidence.evidence import Evidence
from grader.evidence.failures import count
from grader.exercise.catalog import is_stub
from grader.exercise.result import CheckResult, Result
from grader.report.pictured import pictured
from grader.report.safe_text import visible
from grader.report.timeline import Timeline, timeline
from grader.report.timeline_text import draw
from grader.worker.observations import WaitingTask

__all__ = ["context", "explain_failure", "visible"]

MOST_FRAMES = 6
"""Lines of a traceback that are shown, the innermost last. Equal ones count once."""
MOST_WAITING = 5
"""Lines at which tasks were waiting that are shown."""
MOST_LOST = 3
"""Exceptions that nothing caught that are shown."""
FOLDED = 2
"""Lines in a terminal of one sentence about a place in the code."""
MOST_LINES = 12
"""Lines of one message that are shown."""
STOPPED, OUTPUT = ", where it stopped:", ", output:"
"""What follows the name of a scenario above a part of what was seen of it."""
FRAME = re.compile(r'  File "(?P<file>[^"]+)", line \d+, in ')
OURS = re.compile(
    r"/grader/(worker|evidence)/|/exercises/\d\d_\w+/test_\w+\.py$|/lib/python3\.\d+/"
)
"""Files whose frames in a traceback are not the student's."""
IN_IT = "an error in it: "
"""What stands before the first line of an error in a group that the student's code raised."""
AS_ABOVE = "for the same reason as above"
AT_THE_TOP = "for the reason at the top"


def explain_failure(result: CheckResult) -> str:
    """The sentence of the check, what was seen, the student's lines, and the timeline."""
    lines = [result.check.sentence, "", *message_lines(result.message)]
    for evidence in pictured(result):
        lines += ["", *context(evidence)]
    return "\n".join(lines)


def message_lines(message: str) -> list[str]:
    """A message by lines, shortened: a value or an exception in it can have any number of them."""
    lines = [visible(line.strip()) for line in message.splitlines()]
    return lines if len(lines) <= MOST_LINES else [*lines[:MOST_LINES], "…"]


def checks_with_lines(
    result: Result, hidden: Set[str] = frozenset()
) -> Iterator[tuple[CheckResult, list[str]]]:
    """Each check with the lines to show below it; none for the checks named in `hidden`.

    A message that was already shown above is not repeated. If all checks have the one that stands above
    them all, none refers to it.
    """
    above = ""
    refers = any(check.message != result.problem for check in result.checks)
    for check in result.checks:
        if not check.message or check.check.name in hidden:
            yield check, []
        elif check.message == result.problem:
            yield check, [AT_THE_TOP] if refers else []
        elif check.message == above:
            yield check, [AS_ABOVE]
        else:
            above = check.message
            yield check, message_lines(above)


def context(
    evidence: Evidence, width: int = 80, drawn: Callable[[Timeline], list[str]] = draw
) -> list[str]:
    """What to show of a scenario in addition to the check's message."""
    errors = error_lines(evidence)
    lines = [line for place in place_lines(evidence) for line in _folded(place, width)]
    if errors:
        folded = [f"  {part}" for line in errors for part in _folded(line, width - 2)]
        lines = [f"{in_words(evidence)}{STOPPED}", *folded, *lines]
    picture = drawn(timeline(evidence))
    if picture:
        lines += [*([""] if lines else []), f"{in_words(evidence)}, timeline:", *picture]
    if evidence.output.strip():
        lines += [
            *([""] if lines else []),
            f"{in_words(evidence)}{OUTPUT}",
            *output_lines(evidence),
        ]
    return lines


def _folded(text: str, width: int) -> list[str]:
    return wrap(text, width, max_lines=FOLDED, placeholder=" …", subsequent_indent="  ")


def in_words(evidence: Evidence) -> str:
    """The name of a scenario as a reader meets it: `last fails`."""
    return evidence.scenario.replace("_", " ")


def error_lines(evidence: Evidence) -> list[str]:
    """The student's own lines of a traceback."""
    if evidence.error is None:
        return []
    told = evidence.places.told
    own = evidence.error.frames
    # Where the student's line raised a group, those of the errors in it led there at another time.
    inner = IN_IT if own and own[-1].text.startswith("raise ") else ""
    frames = dict.fromkeys(own, "")
    for leaf in evidence.error.leaves():  # a group has lines of its own
        new = [frame for frame in leaf.frames if frame not in frames]
        frames.update(dict.fromkeys(new, ""))
        frames.update(dict.fromkeys(new[:1], inner))
    return [
        visible(
            f"{before}line {told(frame.line)}{', in ' + frame.function if frame.function else ''}"
            f"{': ' + frame.text if frame.text else ''}"
        )
        for frame, before in list(frames.items())[-MOST_FRAMES:]
    ]


def place_lines(evidence: Evidence) -> list[str]:
    """Where the student's code was running or waiting at the timeout: each line and its source."""
    lines, told = [], evidence.places.told
    if evidence.running_line:
        lines.append(f"At the timeout, line {told(evidence.running_line)} was running.")
    waiting = dict.fromkeys(_still_waiting(task, told) for task in evidence.waiting)
    return [*lines, *list(waiting)[:MOST_WAITING], *_lost_lines(evidence)]


def _lost_lines(evidence: Evidence) -> list[str]:
    """The exceptions that went to nobody: out of a callback, or a task that nothing awaited."""
    came_out = evidence.error.leaves() if evidence.error is not None else ()
    known = {(error.type.rpartition(".")[2], error.message) for error in came_out}
    lost = [r for r in evidence.noticed.lost if r.error and (r.error, r.text) not in known]
    raised = "Raised" if evidence.error is None else "Also raised"
    told = [
        f"{raised}, and nothing caught it: {r.error}{': ' if r.text else ''}{r.text}"
        f"{f' (line {evidence.places.told(r.raised)})' if r.raised is not None else ''}"
        for r in lost
    ]
    return [visible(" ".join(text.split())) for text in list(dict.fromkeys(told))[:MOST_LOST]]


def _still_waiting(task: WaitingTask, told: Callable[[int], str]) -> str:
    """Where a task waits, and for whom."""
    for_whom = ""
    if task.behind is not None and task.behind != task.line:
        lock = task.on.endswith("Lock.acquire")
        line = f"line {told(task.behind)}"
        for_whom = f" ({line} holds the lock)" if lock else f" (for {line})"
    text = f": {visible(task.text)}" if task.text else for_whom or "."
    return f"Still waiting at line {told(task.line)}{for_whom if task.text else ''}{text}"


def without_kit(lines: Sequence[str]) -> list[str]:
    """What was printed, without the frames of the kit's own and of Python's in a traceback."""
    kept, inside = [], False
    for line in lines:
        frame = FRAME.match(line)
        if frame is not None:
            file = frame["file"]
            inside = OURS.search(file) is not None and not is_stub(Path(file))
        elif not line.startswith("    "):
            inside = False
        if not inside:
            kept.append(line)
    return kept


def output_lines(evidence: Evidence, most: int = 12) -> list[str]:
    """What was printed, shortened, with control characters made visible; nothing if that is only space."""
    if not evidence.output.strip():
        return []
    output = evidence.places.in_output(evidence.output)
    lines = [visible(line) for line in without_kit(output.splitlines())]
    if len(lines) <= most:
        return [f"  | {line}" for line in lines]
    more = count(len(lines) - most, "more line")
    kept = [*lines[: most // 2], f"… {more} …", *lines[-most // 2 :]]
    return [f"  | {line}" for line in kept]
