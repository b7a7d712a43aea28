"""Writes a file atomically: it is replaced as a whole, or not at all."""

import os
import secrets
import stat
import sys
from contextlib import suppress
from pathlib import Path


def replace_file(path: Path, content: str | bytes) -> None:
    """Replace a file atomically: on an error the old file remains. OSError, which names the file.

    Something else than a regular file, such as a pipe or /dev/stdout, is written to directly.
    """
    data = content.encode() if isinstance(content, str) else content
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)
        else:
            _replace(Path(os.path.realpath(path)), data)  # a link stays a link
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None


def write_report(text: str, target: str) -> None:
    """Write a report to a file, or to standard output for `-`. OSError, which names the file."""
    if target == "-":
        sys.stdout.write(text)
    else:
        replace_file(Path(target), text)


def _replace(path: Path, data: bytes) -> None:
    temporary = path.with_name(f".{path.name[:40]}-{secrets.token_hex(4)}")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            temporary.chmod(stat.S_IMODE(path.stat().st_mode))
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
