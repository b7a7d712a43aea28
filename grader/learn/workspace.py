"""A learner's workspace: made from the kit, and updated by a newer kit.

Stubs and settings belong to the learner once they exist. Pages and checks belong to the kit: a newer
kit replaces them, and backs up an edited one as `NAME.yours`.
"""

import importlib.metadata
import json
import re
import sys
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from grader.commands import as_typed
from grader.exercise import catalog
from grader.exercise.further_files import is_further_file
from grader.exercise.learner_files import learner_files
from grader.learn import manifest
from grader.learn.progress import FOLDER, unused
from grader.learn.write_files import write_files

SETTINGS = ".vscode/settings.json"
README = "README.md"
BACKUP = ".yours"
PAGE = Path(__file__).with_name("workspace_readme.md")


@dataclass
class Changes:
    """What was changed in a workspace, as paths below it.

    `backups` has the new names of edited files; `outdated` the stubs that are newer in the kit.
    """

    version_before: str = ""
    added: list[str] = field(default_factory=list)
    updated: list[str] = field(default_factory=list)
    backups: dict[str, str] = field(default_factory=dict)
    outdated: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def version() -> str:
    """The version of the kit that is running."""
    return importlib.metadata.version("awaitlings")


def find_workspace(folder: Path) -> Path | None:
    """The workspace that contains this folder, or is it; None if there is none."""
    return next((f for f in (folder, *folder.parents) if (f / manifest.NAME).is_file()), None)


def is_workspace(folder: Path) -> bool:
    """Whether the kit has written here before, even if it did not finish."""
    return (folder / FOLDER).is_dir()


def kits_files() -> dict[str, bytes]:
    """All files that a workspace gets from the kit."""
    settings = {
        "python.testing.pytestEnabled": True,
        "python.testing.unittestEnabled": False,
        "python.testing.pytestArgs": ["exercises"],
        "python.defaultInterpreterPath": sys.executable,
        "files.exclude": {"**/__pycache__": True, FOLDER: True},
    }
    files = {path: file.read_bytes() for path, file in learner_files(catalog.KIT).items()}
    pages = {path: for_a_workspace(data) for path, data in files.items() if path.endswith(".md")}
    return {
        **files,
        **pages,
        README: PAGE.read_bytes(),
        SETTINGS: (json.dumps(settings, indent=4) + "\n").encode(),
        f"{FOLDER}/.gitignore": b"*\n",  # in git, only the answers are of interest
    }


def for_a_workspace(page: bytes) -> bytes:
    """A page with the commands of an installed kit instead of those of a clone."""
    page = re.sub(rb"make check EX=([\w-]+)", rb"awaitlings check \1", page)
    return re.sub(rb"make explain M=([\w-]+)", rb"awaitlings explain \1", page)


def bring_up_to_date(workspace: Path, files: dict[str, bytes] | None = None) -> Changes:
    """Make a workspace, or update it; with `files`, only these files of it. OSError."""
    known = manifest.read(workspace)
    kit = kits_files() if files is None else files
    changes = Changes(known.version)
    if files is None:
        _move_answers(workspace, kit, known)
        _remove_old(workspace, kit, known, changes)
    new = {
        path: data
        for path, data in kit.items()
        if _must_write(workspace, path, data, known, changes)
    }
    known.hashes |= {path: manifest.hash_of(data) for path, data in kit.items()}
    if files is None:
        known.version = version()
    write_files(workspace, {**new, manifest.NAME: known.as_bytes()}, changes.backups)
    return changes


def _must_write(
    workspace: Path, path: str, data: bytes, known: manifest.Manifest, changes: Changes
) -> bool:
    """Whether the kit's file must be written; the reason is added to `changes`."""
    there = _read(workspace / path)
    if there == data:
        return False
    before = known.hashes.get(path)
    if there is None:
        changes.added.append(path)
        return True
    if manifest.hash_of(there) == before:
        changes.updated.append(path)
        return True
    if before == manifest.hash_of(data):  # edited, and the kit's file is not newer
        return False
    if is_the_learners(path, known.hashes):
        if path != SETTINGS:
            changes.outdated.append(path)
        return False
    name = unused((workspace / path).parent, PurePosixPath(path).name + BACKUP).name
    changes.backups[path] = str(PurePosixPath(path).with_name(name))
    return True


def is_the_learners(path: str, paths: Collection[str]) -> bool:
    """Whether a file belongs to the learner once it exists: a stub, or the editor's settings.

    `paths` are those of all files: one that is named like checks is a stub if it has checks itself.
    """
    place = PurePosixPath(path)
    code = place.parts[0] == "exercises" and place.suffix == ".py"
    has_checks = str(place.with_name(f"test_{place.name}")) in paths
    return path == SETTINGS or (code and (has_checks or not place.name.startswith("test_")))


def _move_answers(workspace: Path, kit: dict[str, bytes], known: manifest.Manifest) -> None:
    """Move the answer to an exercise that is in another chapter of the newer kit."""
    stubs = {PurePosixPath(path).name: path for path in kit if is_the_learners(path, kit)}
    before = known.hashes
    for path in [p for p in before if is_the_learners(p, before) and p not in kit]:
        target = stubs.get(PurePosixPath(path).name)
        if target and (workspace / path).is_file() and not (workspace / target).exists():
            (workspace / target).parent.mkdir(parents=True, exist_ok=True)
            (workspace / path).rename(workspace / target)
            _move_further_files(workspace, path, target, before)
            known.hashes[target] = known.hashes.pop(path)


def _move_further_files(
    workspace: Path, path: str, target: str, kits: Mapping[str, object]
) -> None:
    """Move the files that the learner has made beside an answer, and named like a part of it."""
    old, slug = (workspace / path).parent, PurePosixPath(path).stem
    for file in sorted(old.glob(f"{slug}_*.py")):
        new = (workspace / target).with_name(file.name)
        is_kits = file.relative_to(workspace).as_posix() in kits
        if is_further_file(file.name, slug) and not is_kits and not new.exists():
            file.rename(new)


def _remove_old(
    workspace: Path, kit: dict[str, bytes], known: manifest.Manifest, changes: Changes
) -> None:
    """Remove files that the newer kit no longer has, unless the learner has edited them."""
    for path in [p for p in known.hashes if p not in kit and p.startswith("exercises/")]:
        there = _read(workspace / path)
        if there is not None and manifest.hash_of(there) == known.hashes[path]:
            (workspace / path).unlink()
            changes.removed.append(path)
        del known.hashes[path]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def newer_kit(workspace: Path) -> str:
    """A sentence if another version of the kit has made this workspace; else empty."""
    before = manifest.read(workspace).version
    if before in ("", version()):
        return ""
    return (
        f"This workspace was made by Awaitlings {before}, but {version()} is installed: run "
        f"`{as_typed('init')}` to update its pages and checks. It keeps your answers."
    )
