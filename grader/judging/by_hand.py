"""A student's own tests under plain pytest: `pytest exercises/12_testing/test_retry.py`.

They are an ordinary test file then, and the stub lets them import the student's own answers. Who runs
pytest on a folder means the checks, so a stub is collected only if it is named.
"""

from contextlib import ExitStack
from pathlib import Path

import pytest

from grader.exercise.catalog import is_stub
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
    """Let the tests of a stub use aioresponses with each aiohttp."""
    if "aioresponses" in stub.read_text(encoding="utf-8", errors="replace"):
        from grader.worker.trial.responses import repaired

        patches = ExitStack()
        patches.enter_context(patched(*repaired()))
        config.add_cleanup(patches.close)
