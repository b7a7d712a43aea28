"""What a learner has done, saved in one small file of the workspace: `.awaitlings/progress.json`.

A pass is saved with hashes of the answer and the checks, so an edited answer, or one with newer
checks, is no longer done. If the file is lost, only the revealed exercises and the number of hints
are lost: a check of everything finds the rest again.
"""

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

from grader.atomic_write import replace_file
from grader.commands import as_typed
from grader.errors import UsageError
from grader.exercise.catalog import Exercise, exercises_folder
from grader.exercise.further_files import take_answer
from grader.learn.os_errors import could_not_write

FOLDER = ".awaitlings"
"""The kit's own folder in a workspace, next to `exercises/`."""
NAME = "progress.json"
SCHEMA = 1

State = Literal["done", "revealed", "changed", "to do"]
Entries = dict[str, dict[str, Any]]


class Progress:
    """The progress in one workspace. A file error never raises: `notice` says what is wrong.

    Every change reads the file again and replaces it atomically, so that a watch and a check in
    another terminal can both save their results.
    """

    def __init__(self, workspace: Path) -> None:
        self.folder = workspace / FOLDER
        self.notice = ""
        self._entries = self._read()

    @property
    def is_new(self) -> bool:
        """Whether there is no progress yet in this workspace."""
        return not self._entries

    def state(self, exercise: Exercise) -> State:
        """The state of an exercise; `changed` means that the answer or its checks changed after a pass."""
        entry = self._entries.get(exercise.slug, {})
        if entry.get("revealed"):
            return "revealed"
        if "answer" not in entry:
            return "to do"
        checked = fingerprint(exercise, take_answer(exercise).listing)
        return "done" if checked.items() <= entry.items() else "changed"

    def hints_shown(self, exercise: Exercise) -> int:
        """How many hints have been shown."""
        shown = self._entries.get(exercise.slug, {}).get("hints", 0)
        return shown if isinstance(shown, int) else 0

    def note_done(self, exercise: Exercise, text: str) -> None:
        """Note that this text, the listing of an answer, has passed all checks on the wall clock."""
        self._change(exercise, **fingerprint(exercise, text))

    def note_revealed(self, exercise: Exercise) -> None:
        """Note that the learner has given up and seen the solution."""
        self._change(exercise, revealed=True)

    def note_hints(self, exercise: Exercise, shown: int) -> None:
        """Note how many hints have been shown."""
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
            self.notice = f"Your progress cannot be saved. {could_not_write(error, self.folder)}"

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
            self._back_up_broken()
            return {}

    def _back_up_broken(self) -> None:
        """Rename a file that cannot be read, so that it can still be repaired by hand."""
        backup = unused(self.folder, "progress-broken.json")
        try:
            (self.folder / NAME).rename(backup)
        except OSError as error:
            self.notice = (
                f"{self.folder / NAME} cannot be read ({error.strerror}): check its permissions."
            )
            return
        self.notice = (
            f"The progress file is broken; it was backed up as {FOLDER}/{backup.name}. To find what is "
            f"done, run `{as_typed('check')}`. Only the list of revealed exercises is lost."
        )


def exercises_here() -> Path:
    """The folder of exercises of the current folder. UsageError if there is none."""
    folder = exercises_folder()
    if not Path.cwd().is_relative_to(folder.parent):
        raise UsageError(
            f"There are no exercises here: go to your workspace, or make one with `{as_typed('init')}`."
        )
    return folder


def _entries_in(text: str) -> Entries:
    """The entries in the text of a progress file. ValueError if it is not a progress file."""
    data = json.loads(text)
    entries = data.get("exercises") if isinstance(data, dict) else None
    if not isinstance(entries, dict) or not all(isinstance(e, dict) for e in entries.values()):
        raise ValueError("not a progress file")
    return entries


def fingerprint(exercise: Exercise, text: str) -> dict[str, str]:
    """What was checked: the hashes of the answer and of its checks."""
    return {"answer": _hash(text), "checks": _hash(exercise.check_source)}


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def unused(folder: Path, name: str) -> Path:
    """A path in this folder that does not exist: `name`, or with a number before its suffix."""
    path, number = folder / name, 1
    while path.exists():
        number += 1
        path = folder / f"{Path(name).stem}-{number}{Path(name).suffix}"
    return path
