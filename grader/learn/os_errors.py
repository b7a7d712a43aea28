"""Messages for errors of the operating system: what happened, to which file, and what helps."""

import errno
import tempfile
from pathlib import Path

from grader.commands import as_typed

FULL = (errno.ENOSPC, errno.EDQUOT)
FORBIDDEN = (errno.EACCES, errno.EPERM, errno.EROFS)
MISSING = (errno.ENOENT, errno.ENOTDIR)
TOO_MANY = (errno.EMFILE, errno.ENFILE)


def could_not_write(
    error: OSError, place: Path, remedy: str = "Make it writable, then try again."
) -> str:
    """Why nothing could be written there; `remedy` is what to do if writing is not permitted."""
    if error.errno in FULL:
        return f"The disk is full: {place} could not be written. Free about 2 MB, then try again."
    if error.errno in FORBIDDEN:
        return f"{place} cannot be written to ({error.strerror}). {remedy}"
    return f"{place} could not be written ({error.strerror}). Check this path, then try again."


def message_for(error: OSError) -> str:
    """One sentence for an error that ends a command: the file, and what helps."""
    file = error.filename or "a file"
    if error.errno in FULL:
        return f"The disk is full: {file} could not be written. Free some space, then run it again."
    if error.errno in FORBIDDEN:
        return f"{file} cannot be accessed ({error.strerror}): change its permissions, or name another file."
    if error.errno in MISSING:
        return f"{file} does not exist: restore it, or name another file."
    if error.errno in TOO_MANY:
        return f"Too many open files, so {file} cannot be opened: raise the limit with `ulimit -n 1024`, then run it again."
    why = error.strerror or error
    return f"{file} cannot be used ({why}): run it again. If that does not help, run `{as_typed('doctor')}`."


def write_problem(folder: Path) -> str:
    """Why a small file cannot be written in this folder; empty if it can."""
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(bytes(4096))
    except OSError as error:
        return could_not_write(error, folder)
    return ""
