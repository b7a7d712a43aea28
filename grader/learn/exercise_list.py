"""The list of exercises: which are done, and which is next."""

from collections.abc import Sequence
from itertools import groupby

from rich.text import Text

from grader.exercise.catalog import Exercise
from grader.learn.progress import Progress, State
from grader.report.terminal import Terminal

MARKS = {"done": "✓", "revealed": "◌", "changed": "~", "to do": "·"}
ASCII_MARKS = {"done": "ok", "revealed": "o", "changed": "~", "to do": "."}
STYLES = {"done": "green", "revealed": "yellow", "changed": "yellow", "to do": ""}
WORDS: dict[State, str] = {
    "done": "done",
    "revealed": "revealed",
    "changed": "changed, check again",
    "to do": "to do",
}


def next_open(
    exercises: Sequence[Exercise], progress: Progress, after: Exercise | None = None
) -> Exercise | None:
    """The first exercise after `after`, cyclically, that is neither done nor revealed."""
    start = exercises.index(after) + 1 if after in exercises else 0
    in_turn = [*exercises[start:], *exercises[:start]]
    return next((e for e in in_turn if progress.state(e) in ("to do", "changed")), None)


def show_list(terminal: Terminal, exercises: Sequence[Exercise], progress: Progress) -> None:
    """All exercises by chapter, with their points, and which one is next."""
    states = {exercise: progress.state(exercise) for exercise in exercises}
    upcoming = next_open(exercises, progress)
    for chapter, group in groupby(exercises, key=lambda exercise: exercise.chapter):
        terminal.line(chapter, style="bold")
        for exercise in group:
            _row(terminal, exercise, states[exercise], exercise == upcoming)
    done = [exercise for exercise, state in states.items() if state == "done"]
    points, most = sum(e.max_points for e in done), sum(e.max_points for e in exercises)
    terminal.line()
    terminal.line(f"{len(done)} of {len(exercises)} done, {points} of {most} points.", style="bold")
    if upcoming is None:
        terminal.line("There is nothing left to do. Well done.", style="bold green")


def _row(terminal: Terminal, exercise: Exercise, state: State, is_next: bool) -> None:
    if terminal.plain:
        points = f"{exercise.max_points if state == 'done' else 0} of {exercise.max_points} points"
        then = ", next" if is_next else ""
        terminal.line(f"{exercise.slug}: {WORDS[state]}, {points}{then}", indent=2)
        return
    mark = (MARKS if terminal.unicode else ASCII_MARKS)[state]
    earned = exercise.max_points if state == "done" else 0
    row = Text(f"  {mark:<2} {exercise.slug:<16} ", style=STYLES[state])
    row.append(f"{earned:>2}/{exercise.max_points:<2} {WORDS[state]}")
    if is_next:
        row.append(" ← next" if terminal.unicode else " <- next", style="bold cyan")
    terminal.put(row)
