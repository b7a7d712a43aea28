"""What the watch can explain: the mistakes behind a failure, or the remarks on a pass."""

from grader.diagnosis import diagnose, pages, remarks
from grader.exercise.result import Result
from grader.report.terminal import MISTAKES


def key_for(result: Result | None) -> str:
    """Names what was found: in the view it may be on a later page."""
    names = _names(result)
    return f" e: explain {names[0]}" if names else ""


def text_for(result: Result | None) -> str:
    """The pages about what was found, as Markdown; empty if nothing was."""
    return "\n\n".join(pages()[name].text for name in _names(result))


def _names(result: Result | None) -> list[str]:
    """The names that have a page, the most important first."""
    if result is None:
        return []
    found = [one.name for one in diagnose(result)[:MISTAKES]]
    found += [one.name for one in remarks(result)]
    return [name for name in found if name in pages()]
