"""Builds the student's archive: stubs, pages, checks and the kit itself, without solutions and tests.

What a student's tests are run against is sealed in it, because it is nearly a solution.

From the same files it is always the same, byte for byte: their order, times and modes are fixed, and
it contains nothing about the machine or its user.
"""

import gzip
import io
import re
import tarfile
import zipfile
from collections.abc import Collection, Mapping
from pathlib import Path

from grader.errors import UsageError
from grader.exercise.catalog import KIT, PACKAGE
from grader.exercise.learner_files import learner_files, sealed_versions
from grader.exercise.sealing import SEALED_VERSIONS

TOP = "awaitlings"
"""The top folder in the archive."""
ROOT_FILES = ("LICENSE", "Makefile", "hatch_build.py", "pyproject.toml", "requirements.lock")
README = Path(__file__).with_name("student_readme.md")
AUTHORS_PART = re.compile(rb"# For teachers and authors.*?(?=# The environment)", re.DOTALL)
"""The part of the Makefile with targets whose files are not in the archive."""
TIME = 315532800
"""The time of every file, in seconds since 1970: the start of 1980, the earliest in a zip."""
NOT_OURS = ("__pycache__", "_kit")


def student_files(root: Path = KIT) -> dict[str, bytes]:
    """The files in the archive, by path. UsageError without a clone, CatalogError for an answer."""
    if missing := [name for name in ROOT_FILES if not (root / name).is_file()]:
        raise UsageError(
            f"There is no {missing[0]} in {root}: make the archive in a clone of the kit."
        )
    engine = [f for f in PACKAGE.rglob("*") if f.is_file() and not {*f.parts} & {*NOT_OURS}]
    named = {f"grader/{f.relative_to(PACKAGE).as_posix()}": f for f in engine}
    named |= {name: root / name for name in ROOT_FILES} | learner_files(root)
    named["README.md"] = README
    read = {name: file.read_bytes() for name, file in named.items()}
    read[SEALED_VERSIONS] = sealed_versions(root).encode("ascii")
    files = {f"{TOP}/{name}": read[name] for name in sorted(read)}
    makefile = AUTHORS_PART.sub(b"", files[f"{TOP}/Makefile"])
    return files | {f"{TOP}/Makefile": makefile}


def packed(files: Mapping[str, bytes], kind: str) -> bytes:
    """These files as a `.zip` or a `.tar.gz`."""
    return zipped(files) if kind == ".zip" else _tar(files)


def zipped(files: Mapping[str, bytes], programs: Collection[str] = ()) -> bytes:
    """These files as a `.zip`; those among `programs` can be executed."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as out:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name)  # its default time is 1980
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            entry.external_attr = (0o100755 if name in programs else 0o100644) << 16
            out.writestr(entry, data)
    return archive.getvalue()


def _tar(files: Mapping[str, bytes]) -> bytes:
    archive = io.BytesIO()
    with (
        gzip.GzipFile(
            fileobj=archive, mode="wb", filename="", mtime=0, compresslevel=9
        ) as squeezed,
        tarfile.open(fileobj=squeezed, mode="w", format=tarfile.PAX_FORMAT) as out,
    ):
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size, entry.mtime, entry.mode = len(data), TIME, 0o644
            out.addfile(entry, io.BytesIO(data))
    return archive.getvalue()
