"""The site, built once for all tests."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.page import read

KIT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(KIT / "site"))  # for `import book`


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The folder of the built site. It was built without a warning."""
    folder = tmp_path_factory.mktemp("build") / "site"
    command = [sys.executable, KIT / "site" / "build.py", folder]
    built = subprocess.run(command, cwd=KIT, capture_output=True, text=True, check=False)
    assert (built.returncode, built.stderr) == (0, "")
    return folder


@pytest.fixture(scope="session")
def pages(site):
    """All pages, by path."""
    return {file.relative_to(site).as_posix(): read(file) for file in sorted(site.rglob("*.html"))}
