"""A student's own tests under plain pytest: `pytest exercises/12_testing/test_retry.py`.

They are an ordinary test file then, and test the student's own answers to earlier chapters. Who runs
pytest on a folder means the checks, so a stub is collected only if it is named.
"""

import ast
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from grader.exercise.catalog import is_stub
from grader.exercise.syntax import parsed
from grader.worker.patching import patched


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave a stub alone unless it is named."""
    named = (Path(word.partition("::")[0]) for word in config.args)
    if is_stub(collection_path) and not any(
        one.is_file() and one.samefile(collection_path) for one in named
    ):
        return True
    return None


def prepare(stub: Path, config: pytest.Config) -> None:
    """Let a stub's tests import what they test, and use aioresponses with each aiohttp."""
    text = stub.read_text(encoding="utf-8", errors="replace")
    sys.path += [str(place) for place in _places(stub, text) if str(place) not in sys.path]
    if "aioresponses" in text:
        from grader.worker.trial.responses import repaired

        patches = ExitStack()
        patches.enter_context(patched(*repaired()))
        config.add_cleanup(patches.close)


def _places(stub: Path, text: str) -> Iterator[Path]:
    """The chapters that have the exercises which a stub imports from."""
    for node in parsed(text).body:
        if isinstance(node, ast.ImportFrom):
            for file in sorted(stub.parents[1].glob(f"[0-9][0-9]_*/{node.module}.py")):
                yield file.parent
