"""The further files of an answer: `crawler_links.py` beside `crawler.py`, where the exercise allows them.

Only what the answer imports is a part of it. An older version that lies beside it changes nothing.
"""

import ast
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from grader.exercise.catalog import Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.submission import (
    MAX_SOURCE,
    Rejected,
    Submission,
    decoded,
    read,
    take,
    too_large,
)

MOST = 20
"""Further files of one answer."""
MAX_FILE = 64 << 10
"""Bytes of one of them. All of an answer has at most MAX_SOURCE."""
Read = Callable[[str], bytes | None]
"""The bytes of a file by its name; None if there is none. Rejected."""


def take_answer(exercise: Exercise) -> Submission:
    """The learner's answer in the place of the stub, with its further files."""
    return with_files_beside(exercise, take(exercise.stub))


def with_files_beside(exercise: Exercise, answer: Submission) -> Submission:
    """The answer with its further files from the folder in which it lies, if it may have any."""
    if not may_be_split(exercise):
        return answer
    return with_files(answer, exercise.slug, partial(beside, answer.path))


def may_be_split(exercise: Exercise) -> bool:
    """Whether an answer may have further files. Without a check file to read it has none."""
    with suppress(CatalogError, OSError):
        return exercise.may_be_split
    return False


def is_further_file(name: str, slug: str) -> bool:
    """Whether a file is named like a further one of an answer: `SLUG_….py`, to be imported by its name."""
    stem = name.removesuffix(".py")
    return name.endswith(".py") and stem.startswith(f"{slug}_") and stem.isidentifier()


def belongs_to(path: Path, exercise: Exercise) -> bool:
    """Whether a save of this file changes the answer: it is the answer, or named like a further file."""
    if path == exercise.stub:
        return True
    named = path.parent == exercise.stub.parent and is_further_file(path.name, exercise.slug)
    return named and may_be_split(exercise)


def with_files(answer: Submission, slug: str, read: Read) -> Submission:
    """The answer with the files that it imports; rejected, with the reason, if one cannot be read."""
    files: dict[str, str] = {}
    left = list(_imported(answer.text, slug))
    while left:
        name = left.pop()
        try:
            data = None if name in files else read(f"{name}.py")
            if data is None:
                continue
            files[name] = decoded(data)
            _must_not_be_too_much(answer.text, files)
        except Rejected as reason:
            return replace(answer, text="", rejected=f"{name}.py: {reason}")
        left += _imported(files[name], slug)
    return replace(answer, files=tuple(sorted(files.items()))) if files else answer


def _must_not_be_too_much(text: str, files: Mapping[str, str]) -> None:
    if len(files) > MOST:
        raise Rejected(
            f"It is one of more than {MOST} files of an answer: put some of them together."
        )
    if sum(len(one.encode()) for one in (text, *files.values())) > MAX_SOURCE:
        raise Rejected(
            f"With it, the answer has more than {MAX_SOURCE >> 10} KB: remove data from it."
        )


def _imported(text: str, slug: str) -> Iterator[str]:
    """The modules named like further files that a text imports, wherever it does."""
    if f"{slug}_" not in text:
        return
    with suppress(SyntaxError, ValueError, RecursionError, MemoryError):
        for node in ast.walk(ast.parse(text)):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and not node.level:
                names = [node.module or ""]
            yield from (name for name in names if is_further_file(f"{name}.py", slug))


def beside(answer: Path, name: str) -> bytes | None:
    """The bytes of the file with this name in the folder of an answer; None if there is none. Rejected."""
    path = answer.with_name(name)
    if not path.exists() and not path.is_symlink():
        return None
    return read(path, MAX_FILE, too_large(MAX_FILE))
