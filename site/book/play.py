"""What the page that grades loads: the kit, its libraries and the exercises, as archives of sources.

The libraries are those of this environment, which a lock pins, without what is compiled for this
machine: each of them runs as plain Python too. No solution is in any of the archives; the versions of what
a student's tests test are sealed, as in the archive for students.
"""

import zipfile
from collections.abc import Iterator
from importlib.metadata import distribution, files
from pathlib import Path, PurePosixPath

from packaging.requirements import Requirement

from grader.exercise.catalog import KIT, Catalog
from grader.exercise.learner_files import sealed_versions
from grader.exercise.sealing import SEALED_VERSIONS

NEVER = ("watchfiles",)
"""What no browser needs: nothing changes files there behind its back."""
COLOURS = {("pygments", part) for part in ("lexers", "styles", "formatters")}
"""Most of the size of all libraries, for hundreds of languages."""
COLOURED = {"__init__", "_mapping", "python", "diff", "default", "terminal"}
"""Those of them that pytest takes."""
PARTS = {"worker", "evidence", "exercise", "supervisor", "gathering", "diagnosis", "judging"}
PARTS |= {"report", "mistakes"}
"""The packages of `grader` that grade."""


def write(folder: Path, catalog: Catalog) -> None:
    """Write the archives into this folder."""
    _pack(folder / "kit.zip", _kit())
    _pack(folder / "exercises.zip", _exercises(catalog))
    _pack(folder / "libraries.zip", _libraries())


def _pack(target: Path, entries: Iterator[tuple[str, bytes]]) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, data in sorted(entries):
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)


def _kit() -> Iterator[tuple[str, bytes]]:
    root = KIT / "grader"
    for file in root.rglob("*"):
        inside = file.relative_to(root)
        if file.suffix in (".py", ".txt", ".md") and inside.parts[0] in {*PARTS, inside.name}:
            yield f"grader/{inside.as_posix()}", file.read_bytes()


def _exercises(catalog: Catalog) -> Iterator[tuple[str, bytes]]:
    yield SEALED_VERSIONS, sealed_versions(KIT).encode("ascii")
    chapters = {exercise.stub.with_name("README.md") for exercise in catalog.exercises}
    files = {
        file for exercise in catalog.exercises for file in (exercise.stub, exercise.check_file)
    }
    for file in files | chapters:
        yield f"exercises/{file.parent.name}/{file.name}", file.read_bytes()


def _libraries() -> Iterator[tuple[str, bytes]]:
    for name in _needed("awaitlings", set()) - {"awaitlings"}:
        for file in files(name) or []:
            if _is_wanted(file):
                yield file.as_posix(), Path(str(file.locate())).read_bytes()


def _needed(name: str, found: set[str]) -> set[str]:
    """The distribution and all that it requires, without extras."""
    found.add(name)
    for text in distribution(name).requires or []:
        required = Requirement(text)
        other = required.name.lower().replace("_", "-")
        here = required.marker is None or required.marker.evaluate({"extra": ""})
        if here and other not in found and other not in NEVER:
            _needed(other, found)
    return found


def _is_wanted(file: PurePosixPath) -> bool:
    if ".." in file.parts or "__pycache__" in file.parts:
        return False
    if file.parts[:2] in COLOURS and file.stem not in COLOURED:
        return False
    return file.suffix == ".py" or file.name in ("METADATA", "entry_points.txt", "py.typed")
