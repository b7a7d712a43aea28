"""Put many files in place: either all of them are there in the end, or nothing was changed."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from grader.learn.progress import FOLDER

Files = Mapping[str, bytes]
"""What is to be in files, by their paths below a folder."""


def place(folder: Path, files: Files, aside: Mapping[str, str]) -> None:
    """Write files below `folder`, which is made if it is not there. OSError; then all is as before.

    All of it is written beside first, where a full disk does no harm, then moved into place. What
    `aside` names gets its other name just before: nothing is written over it.
    """
    wanted = [folder / FOLDER, *((folder / name).parent for name in files)]
    new_folders: list[Path] = []
    try:
        for wish in wanted:
            _make(wish, new_folders)
        _place(folder, files, aside)
    except BaseException:
        for made in reversed(new_folders):
            with suppress(OSError):  # it holds what was moved there already
                made.rmdir()
        raise


def _make(folder: Path, made: list[Path]) -> None:
    """Make a folder and those above it that are missing; `made` grows."""
    if folder.is_dir():
        return
    _make(folder.parent, made)
    folder.mkdir()
    made.append(folder)


def _place(folder: Path, files: Files, aside: Mapping[str, str]) -> None:
    staging = Path(tempfile.mkdtemp(dir=folder / FOLDER, prefix="new-"))
    try:
        for number, data in enumerate(files.values()):
            (staging / str(number)).write_bytes(data)
        for name, other in aside.items():
            os.rename(folder / name, folder / other)
        for number, name in enumerate(files):
            os.replace(staging / str(number), folder / name)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
