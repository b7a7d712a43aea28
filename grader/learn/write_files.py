"""Writes many files: in the end either all of them are there, or nothing was changed."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from grader.learn.progress import FOLDER

Files = Mapping[str, bytes]
"""The contents of files, by their paths below a folder."""


def write_files(folder: Path, files: Files, backups: Mapping[str, str]) -> None:
    """Write files below `folder`, which is made if needed. OSError; then everything is as before.

    All files are written to a staging folder first, where a full disk does no harm, then moved.
    `backups` has the new names of files to rename just before, so that they are not overwritten.
    """
    wanted = [folder / FOLDER, *((folder / name).parent for name in files)]
    new_folders: list[Path] = []
    try:
        for wish in wanted:
            _make(wish, new_folders)
        _write(folder, files, backups)
    except BaseException:
        for made in reversed(new_folders):
            with suppress(OSError):  # it contains a file that was moved already
                made.rmdir()
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and its missing parents; they are added to `made`."""
    if folder.is_dir():
        return
    _make(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _write(folder: Path, files: Files, backups: Mapping[str, str]) -> None:
    staging = Path(tempfile.mkdtemp(dir=folder / FOLDER, prefix="new-"))
    try:
        for number, data in enumerate(files.values()):
            (staging / str(number)).write_bytes(data)
        for name, backup in backups.items():
            os.rename(folder / name, folder / backup)
        for number, name in enumerate(files):
            os.replace(staging / str(number), folder / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
