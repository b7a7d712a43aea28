"""What some tests want besides Python: skipped by name where it is missing, but never in CI."""

import os
import shutil
import sys

import pytest

linux = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="wants Linux")


def wanted(program: str, package: str) -> str:
    """The path of a program; without it the test is skipped, with a word on how to get it."""
    found = shutil.which(program)
    if found is None:
        sentence = f"wants {program}: apt install {package}"
        if "AWAITLINGS_NO_SKIP" in os.environ:
            pytest.fail(sentence)
        pytest.skip(sentence)
    return found
