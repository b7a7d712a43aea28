"""What to tell a learner where something cannot be written: what is in the way, and what helps."""

import errno
import tempfile
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)


def obstacle(error: OSError, place: Path, remedy: str = "Make it writable, then try again.") -> str:
    """Why nothing could be written in this place; `remedy` is for one that is not to be written to."""
    if error.errno in FULL:
        return f"The disk is full: there is no room in {place}. Free about 2 MB, then try again."
    if error.errno in FORBIDDEN:
        return f"{place} cannot be written to ({error.strerror}). {remedy}"
    return f"{place} could not be written: {error.strerror}."


def in_the_way(folder: Path) -> str:
    """The obstacle that a small file in this folder meets; empty if it can be written."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        return obstacle(error, folder)
    return ""
