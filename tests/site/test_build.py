"""What the build refuses."""

import subprocess
import sys

from tests.site.conftest import KIT


def build(folder):
    command = [sys.executable, KIT / "site" / "build.py", folder]
    return subprocess.run(command, cwd=KIT, capture_output=True, text=True, check=False)


def test_a_folder_that_is_no_site_is_not_replaced(tmp_path):
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    built = build(tmp_path)
    assert (built.returncode, built.stderr) == (2, "")
    assert "is no site: name another folder" in built.stdout
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
