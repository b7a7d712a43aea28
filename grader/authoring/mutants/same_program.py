"""Mutants that are right all the same: `same_program.toml`, beside the answers to an exercise.

    [[same]]
    file = "right_countdown.py"
    kind = "another comparison"
    before = "if left <= 0:"
    after = "if left < 1:"
    why = "`left` is a whole number."

An entry is about a change, not about a line number, so it stays true when lines move.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from grader.authoring.mutants.mutant import Mutant
from grader.errors import CannotGrade
from grader.exercise.catalog import Exercise
from grader.exercise.solutions import solutions_folder

NAME = "same_program.toml"
FIELDS = ("file", "kind", "before", "after")

Key = tuple[str, ...]


def key_of(mutant: Mutant) -> Key:
    """What an entry says of a mutant to name it."""
    return (mutant.file.name, mutant.kind, mutant.before, mutant.after)


def listed(exercise: Exercise) -> Mapping[Key, str]:
    """The entries for an exercise, each with its reason."""
    file = solutions_folder(exercise) / NAME
    if not file.is_file():
        return {}
    try:
        entries = tomllib.loads(file.read_text(encoding="utf-8"))["same"]
        return {tuple(str(one[name]).strip("\n") for name in FIELDS): one["why"] for one in entries}
    except (tomllib.TOMLDecodeError, KeyError, TypeError) as error:
        raise CannotGrade(f"{file} cannot be used: {error!r}. {_wanted()}") from None


def _wanted() -> str:
    return f"Each [[same]] should have {', '.join(FIELDS)} and why."


def shown(path: Path) -> Path:
    """A path as an author types it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
