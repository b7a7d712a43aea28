"""What a learner has done, in one small file of the workspace: `.awaitlings/progress.json`.

A pass is kept with the hashes of what was checked, so an answer that has been edited since, or that
meets newer checks, is no longer done. A lost file costs nothing but the record of what was revealed
and how many hints were shown: checking finds the rest again.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from grader.atomic_write import replace_file
from grader.errors import UsageError
from grader.exercise.catalog import Exercise, exercises_folder
from grader.exercise.submission import take
from grader.learn.obstacle import obstacle

FOLDER = ".awaitlings"
"""Beside `exercises/`; all that the kit keeps in a workspace is in it."""
NAME = "progress.json"
SCHEMA = 1

State = Literal["done", "revealed", "changed", "to do"]
Entries = dict[str, dict[str, Any]]


class Progress:
    """The record of one workspace. It never raises for a file's sake: `notice` says what is wrong.

    Every change reads the file anew and replaces it as a whole, so that a watch and a check in
    another terminal can both keep what they saw.
    """

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER
        self.notice = ""
        self._entries = self._read()

    @property
    def is_new(self) -> bool:
        """Whether nothing is known of this workspace."""
        return not self._entries

    def state(self, exercise: Exercise) -> State:
        """How far the learner is; `changed` is an answer that passed before it was edited."""
        entry = self._entries.get(exercise.slug, {})
        if entry.get("revealed"):
            return "revealed"
        if "answer" not in entry:
            return "to do"
        checked = fingerprint(exercise, take(exercise.stub).text)
        return "done" if checked.items() <= entry.items() else "changed"

    def hints_shown(self, exercise: Exercise) -> int:
        """How many of its hints have been shown."""
        shown = self._entries.get(exercise.slug, {}).get("hints", 0)
        return shown if isinstance(shown, int) else 0

    def note_done(self, exercise: Exercise, text: str) -> None:
        """This text has passed all checks on the wall clock."""
        self._change(exercise, **fingerprint(exercise, text))

    def note_revealed(self, exercise: Exercise) -> None:
        """The learner has given up, and seen the solution."""
        self._change(exercise, revealed=True)

    def note_hints(self, exercise: Exercise, shown: int) -> None:
        """So many of its hints have been shown."""
        self._change(exercise, hints=shown)

    def _change(self, exercise: Exercise, **facts: object) -> None:
        known = self._entries.get(exercise.slug, {})
        if facts.items() <= known.items():
            return
        self._entries = self._read() or self._entries
        self._entries[exercise.slug] = {**known, **self._entries.get(exercise.slug, {}), **facts}
        try:
            self.folder.mkdir(exist_ok=True)
            data = {"schema": SCHEMA, "exercises": self._entries}
            replace_file(self.folder / NAME, json.dumps(data, indent=1, sort_keys=True) + "\n")
        except OSError as error:
            self.notice = f"Your progress cannot be kept. {obstacle(error, self.folder)}"

    def _read(self) -> Entries:
        try:
            text = (self.folder / NAME).read_text(encoding="utf-8")
        except FileNotFoundError:
            return {}
        except (OSError, ValueError):
            text = ""
        try:
            return _entries_in(text)
        except (ValueError, RecursionError):
            self._put_aside()
            return {}

    def _put_aside(self) -> None:
        """Keep a file that cannot be read; nothing that somebody may want to repair is lost."""
        aside = unused(self.folder, "progress-broken.json")
        try:
            (self.folder / NAME).rename(aside)
        except OSError as error:
            self.notice = f"{self.folder / NAME} cannot be read: {error.strerror}."
            return
        self.notice = (
            f"The progress file could not be read; it is kept as {FOLDER}/{aside.name}. A check of "
            "everything finds again what is done; only what was revealed is forgotten."
        )


def exercises_here() -> Path:
    """The folder of exercises that the current folder belongs to. UsageError if there is none."""
    folder = exercises_folder()
    if not Path.cwd().is_relative_to(folder.parent):
        raise UsageError("There are no exercises here: `awaitlings init` makes a workspace.")
    return folder


def _entries_in(text: str) -> Entries:
    """The entries in the text of a progress file. ValueError if it is none."""
    data = json.loads(text)
    entries = data.get("exercises") if isinstance(data, dict) else None
    if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
        raise ValueError("not a progress file")
    return entries


def fingerprint(exercise: Exercise, text: str) -> dict[str, str]:
    """What was checked: the hash of the answer, and of its checks."""
    return {"answer": _hash(text), "checks": _hash(exercise.check_source)}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def unused(folder: Path, name: str) -> Path:
    """A path in this folder that nothing has yet: `name`, or with a number before its suffix."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path
