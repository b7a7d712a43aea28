"""The pages about mistakes: `grader/mistakes/NAME.md`, one for each."""

import difflib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from grader.commands import as_typed
from grader.errors import UsageError

FOLDER = Path(__file__).resolve().parent.parent / "mistakes"


class UnknownMistake(UsageError):
    """There is no page of this name; the message gives the nearest."""


@dataclass(frozen=True)
class Page:
    """The page of one mistake: its name, its summary in one line, and its text in Markdown."""

    name: str
    summary: str
    text: str


@cache
def pages() -> dict[str, Page]:
    """All pages, by name."""
    return {file.stem: _page(file) for file in sorted(FOLDER.glob("*.md"))}


def page(name: str) -> Page:
    """The page of one mistake. UnknownMistake if there is none."""
    found = pages().get(name)
    if found is None:
        near = difflib.get_close_matches(name, pages(), n=3, cutoff=0.4)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        every = f" For a list of all pages, run: {as_typed('explain')}"
        raise UnknownMistake(f"There is no page about `{name}`.{hint or every}")
    return found


def summary_of(name: str) -> str:
    """What the page of a mistake says in one line; empty if there is no page."""
    found = pages().get(name)
    return found.summary if found else ""


def _page(file: Path) -> Page:
    text = file.read_text(encoding="utf-8")
    summary = next(line for line in text.splitlines()[1:] if line.strip())
    return Page(file.stem, summary.strip(), text)
