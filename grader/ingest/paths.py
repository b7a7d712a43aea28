"""The parts of a path, and what several paths have in common."""

import re
from collections.abc import Iterable

Parts = tuple[str, ...]
CHAPTER = re.compile(r"\d\d_\w+")
"""The name of a chapter's folder."""


def shared_folders(paths: Iterable[Parts]) -> Parts:
    """The folders that are around all of these files."""
    shared: Parts | None = None
    for parts in paths:
        folders = parts[:-1]
        if shared is None:
            shared = folders
        same = (one == other for one, other in zip(shared, folders, strict=False))
        size = next((place for place, is_same in enumerate(same) if not is_same), None)
        shared = shared[: min(len(shared), len(folders)) if size is None else size]
    return shared or ()
