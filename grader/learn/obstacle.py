"""What to tell a learner where something cannot be written: what is in the way, and what helps."""

import errno
import tempfile
from pathlib import Path

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
MISSING = (errno.ENOENT, errno.ENOTDIR)
TOO_MANY = (errno.EMFILE, errno.ENFILE)


def obstacle(error: OSError, place: Path, remedy: str = "Make it writable, then try again.") -> str:
    """Why nothing could be written in this place; `remedy` is for one that is not to be written to."""
    if error.errno in FULL:
        return f"The disk is full: there is no room in {place}. Free about 2 MB, then try again."
    if error.errno in FORBIDDEN:
        return f"{place} cannot be written to ({error.strerror}). {remedy}"
    return f"{place} could not be written: {error.strerror}."


def trouble(error: OSError) -> str:
    """One sentence on an error of the system that a command ends with: the file, and what helps."""
    file = error.filename or "a file"
    if error.errno in FULL:
        return (
            f"The disk is full, and {file} could not be written: free some room, and run it again."
        )
    if error.errno in FORBIDDEN:
        return f"{file} may not be read or written ({error.strerror}): change its permissions, or name another."
    if error.errno in MISSING:
        return f"{file} is not there: put it back, or name another."
    if error.errno in TOO_MANY:
        return f"Too many files are open for {file}: allow more with `ulimit -n 1024`, and run it again."
    why = error.strerror or error
    return f"{file} cannot be used ({why}): run it again; `awaitlings doctor` tells what is broken here."


def in_the_way(folder: Path) -> str:
    """The obstacle that a small file in this folder meets; empty if it can be written."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        return obstacle(error, folder)
    return ""
