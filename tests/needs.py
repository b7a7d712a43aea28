"""What some tests need besides Python: without it they are skipped, but never in CI."""

import os
import shutil
import sys

import pytest

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs Linux")


def wanted(program: str, package: str) -> str:
    """The path of a program; without it the test is skipped, with the command that installs it."""
    found = shutil.which(program)
    if found is None:
        sentence = f"needs {program}: apt install {package}"
        if "AWAITLINGS_NO_SKIP" in os.environ:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found
