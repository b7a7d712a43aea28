"""What a release needs to agree on. That it installs and works is tried by `make release-check`."""

import re
import tomllib
from pathlib import Path

import pytest

from tests import release_check
from tests.release_check import KIT, contents_wrong, names_wrong, workflows

PROJECT = tomllib.loads((KIT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", re.M)
VERSION = PROJECT["version"]
BUILT = [Path(f"awaitlings-{VERSION}.tar.gz"), Path(f"awaitlings-{VERSION}-py3-none-any.whl")]


def test_the_version_has_a_dated_entry_in_the_changelog():
    assert list(names_wrong(BUILT, f"v{VERSION}")) == []
    (dated,) = re.findall(
        rf"^## {re.escape(VERSION)}, (.*)$",
        (KIT / "CHANGELOG.md").read_text(encoding="utf-8"),
        re.M,
    )
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", dated)


def test_another_tag_or_another_version_is_noticed():
    assert list(names_wrong(BUILT, "v0.9")) == [
        f"The tag is v0.9, but pyproject.toml says {VERSION}."
    ]
    assert len(list(names_wrong([Path("awaitlings-0.9.tar.gz")], None))) == 1


def test_a_spoiler_and_a_missing_file_are_noticed(tmp_path, monkeypatch):
    import tarfile
    import zipfile

    monkeypatch.setattr(release_check, "_kits_files", lambda: iter(["grader/_kit/exercises/a.py"]))
    sdist, wheel = tmp_path / "a.tar.gz", tmp_path / "a.whl"
    with zipfile.ZipFile(wheel, "w") as archive:
        archive.writestr("grader/_kit/solutions/01_a/b/wrong_c.py", "")
    (tmp_path / "hidden_greet.py").touch()
    with tarfile.open(sdist, "w:gz") as archive:
        archive.add(tmp_path / "hidden_greet.py", "awaitlings-1/solutions/hidden_greet.py")
    told = list(contents_wrong([sdist, wheel]))
    assert "In the wheel: grader/_kit/solutions/01_a/b/wrong_c.py" in told
    assert "In the sdist: solutions/hidden_greet.py" in told
    assert "Not in the wheel: grader/_kit/exercises/a.py" in told
    assert "Not in the sdist: pyproject.toml" in told


def test_it_tells_which_pythons_it_is_for_and_names_no_placeholder():
    versions = [line for line in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", line)]
    assert [line[-4:] for line in versions] == ["3.11", "3.12", "3.13"]
    assert "urls" not in PROJECT
    assert (KIT / "grader/py.typed").is_file()


@pytest.mark.parametrize("file", workflows(), ids=lambda file: file.name)
def test_actions_are_pinned_to_a_commit_and_jobs_may_do_no_more_than_they_must(file):
    text = file.read_text(encoding="utf-8")
    assert len(PINNED.findall(text)) == text.count("uses: ") > 0
    assert re.search(r"^permissions:( \{\}|\n  contents: read)$", text, re.M)
    assert "secrets." not in text
    assert text.count("id-token: write") == ("gh-action-pypi-publish" in text)


def test_an_action_has_the_same_version_in_every_workflow():
    pins = {match for file in workflows() for match in PINNED.findall(file.read_text("utf-8"))}
    names = [pin.partition("@")[0] for pin in pins]
    assert sorted(set(names)) == sorted(names)
