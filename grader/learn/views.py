"""The views of a watch: an exercise to open, a page of Markdown, and the footer with the keys."""

import ast
import os
from pathlib import Path

from rich.text import Text

from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Exercise
from grader.exercise.result import TO_DO, Result
from grader.exercise.submission import take
from grader.learn import explained
from grader.report.markdown import show_page
from grader.report.remarked import with_remarks
from grader.report.terminal import Terminal

KEYS = ("hint", "list", "explain", "next", "previous", "reset", "all", "quit")
"""The footer; the first letter of each is its key."""


def invitation(terminal: Terminal, exercise: Exercise, place: str) -> None:
    """An exercise to do: its brief, as in its file."""
    title, brief = _brief(exercise)
    terminal.line(f"{exercise.chapter}, {place}", style="dim")
    page = exercise.stub.with_name("README.md")
    if page.is_file():  # above the brief, which may be higher than the window
        terminal.line(f"Read the chapter's page first: {shown(page)}", style="dim")
    terminal.line(title, style="bold cyan")
    terminal.line()
    _print_brief(terminal, brief)


def call(exercise: Exercise, result: Result | None) -> str:
    """What to do now with an exercise."""
    path = shown(exercise.stub)
    if not exercise.stub.exists():
        return f"{path} was deleted: save it again in your editor, or press r to restore it."
    if result is None or result.is_untouched:
        return to_write(path, result)
    more = explained.key_for(result)
    if result.verdict == Verdict.PASS:
        return f"All checks pass{with_remarks(result)}.{more} n: the next exercise"
    return f"Edit {path} and save it to check it again. Enter: check it now.{more}"


def to_write(path: str, result: Result | None) -> str:
    """What to do with a stub in which nothing was written yet; and where its `raise` is, if told."""
    call = f"Open {path} and write your answer. Each time you save it, it is checked here. Enter checks it now."
    return call + (result.problem.removeprefix(TO_DO) if result else "")


def footer(terminal: Terminal, status: str) -> None:
    """The status, and the keys."""
    if not terminal.plain:
        terminal.line(("─" if terminal.unicode else "-") * terminal.width, style="dim")
    if status:
        terminal.line(status, style="bold")
    if terminal.plain:
        terminal.line(f"Keys: {', '.join(f'{word[0]} {word}' for word in KEYS)}, Enter check.")
        return
    for row in _keys(terminal.width):
        terminal.put(row)


def _keys(width: int) -> list[Text]:
    """The keys in as few lines as possible; a key and its word stay together."""
    rows = [Text()]
    for word in KEYS:
        key = Text.assemble((word[0], "bold cyan"), (f" {word}", "dim"))
        if rows[-1] and len(rows[-1]) + 2 + len(key) > width:
            rows.append(Text())
        rows[-1].append("  " if rows[-1] else "").append_text(key)
    return rows


def shown(path: Path) -> str:
    """A path as the learner would type it here."""
    relative = os.path.relpath(path)
    return str(path) if relative.startswith("..") else relative


def _brief(exercise: Exercise) -> tuple[str, list[str]]:
    """The title and the other lines of the brief, from the file that the learner edits."""
    try:
        text = ast.get_docstring(ast.parse(take(exercise.stub).text)) or ""
    except (SyntaxError, ValueError):
        text = ""
    title, _, rest = text.partition("\n")
    return title or f"{exercise.slug}: {exercise.title}", rest.strip("\n").split("\n")


def _print_brief(terminal: Terminal, brief: list[str]) -> None:
    for paragraph in _paragraphs(brief):
        indent = len(paragraph) - len(paragraph.lstrip()) or 2 * paragraph.startswith("- ")
        wrapped = Text(paragraph).wrap(terminal.console, max(20, terminal.width - indent))
        first, *rest = [line.plain.rstrip() for line in wrapped] or [""]
        for line in (first, *(" " * indent + line for line in rest)):
            terminal.put(Text(line))


def _paragraphs(lines: list[str]) -> list[str]:
    """Joins the lines of a paragraph. Indented lines and list items stay lines of their own."""
    joined: list[str] = []
    for line in lines:
        continues = joined and joined[-1] and line and not line.startswith(("- ", "    "))
        if continues and not joined[-1].startswith("    "):
            joined[-1] += f" {line.strip()}"
        else:
            joined.append(line)
    return joined


def page(terminal: Terminal, text: str) -> None:
    """A page of Markdown."""
    show_page(terminal, text)
