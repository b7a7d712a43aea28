"""Level 3: the recipe of the image, and workers in a container."""

import asyncio
import json
import stat
import sys
from pathlib import Path

import pytest

from grader.supervisor import Level, supervise
from grader.supervisor.isolation import canaries, remedies
from grader.worker import READABLE
from tests.test_supervisor import QUICK, job

KIT = Path(__file__).resolve().parent.parent


ENGINE = """#!{python}
import os, sys
words = sys.argv[1:]
with open({log!r}, "a") as log:
    print(*words, file=log)
if words[0] == "run":
    os.execv({python!r}, [{python!r}, *{entry!r}])
"""


def _containerfile():
    """The instructions of the recipe: name and the rest."""
    text = (KIT / "Containerfile").read_text().replace("\\\n", "")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return [tuple(line.split(maxsplit=1)) for line in lines]


def _copied():
    """What the recipe copies into the kit's folder: source and target."""
    for name, rest in _containerfile():
        *sources, target = rest.split()
        if name == "COPY" and target.startswith("/kit/"):
            yield from ((KIT / source, target) for source in sources)


def test_the_recipe_of_the_image_is_sound():
    instructions = _containerfile()
    names = [name for name, _ in instructions]
    assert (names[0], names[-1], set(names) - KNOWN) == ("FROM", "ENTRYPOINT", set())
    assert all(source.exists() for source, _ in _copied())
    assert dict(instructions)["USER"] == "61184:61184"
    assert not dict(instructions)["FROM"].endswith(("latest", "/python"))


KNOWN = {"FROM", "COPY", "RUN", "USER", "WORKDIR", "ENV", "ENTRYPOINT"}


def test_the_image_holds_what_a_sandbox_shows_of_the_kit():
    assert {str(source.relative_to(KIT / "grader")) for source, _ in _copied()} == set(READABLE)


@pytest.fixture
def engine(monkeypatch, tmp_path):
    """An engine that runs the image's command on this machine; what it was asked, line by line."""
    entry = json.loads(dict(_containerfile())["ENTRYPOINT"])[1:]
    kit = tmp_path / "kit" / "grader"
    kit.mkdir(parents=True)
    for source, _ in _copied():
        (kit / source.name).symlink_to(source)
    entry = [word.replace("/kit", str(kit.parent)) for word in entry]
    log, program = tmp_path / "asked", tmp_path / "podman"
    program.write_text(ENGINE.format(python=sys.executable, log=str(log), entry=entry))
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("grader.supervisor.container.shutil.which", lambda name: str(program))
    return lambda: log.read_text().splitlines()


def test_a_container_answers_like_any_worker(engine):
    ends = asyncio.run(
        supervise([job(QUICK), job("import os\nos._exit(3)\n")], level=Level.CONTAINER)
    )
    assert [ended.verdict for ended in ends] == ["answered", "crash"]
    assert ends[1].problem.endswith("exited with status 3 during the import of the file.")


def test_a_container_is_shut_off_and_limited(engine):
    asyncio.run(supervise([job(QUICK)], level=Level.CONTAINER))
    (line,) = [line for line in engine() if line.startswith("run")]
    for words in (
        *("--network none", "--read-only", "--cap-drop ALL", "no-new-privileges", "--user 61184"),
        *("--memory 1610612736", "--pids-limit 1024", "nofile=4096", "--pull never"),
    ):
        assert words in line


def test_a_container_whose_time_is_up_is_removed(engine):
    source = "import asyncio\nasync def double(number):\n    await asyncio.sleep(30)\n"
    (ended,) = asyncio.run(supervise([job(source, limit=0.6)], level=Level.CONTAINER))
    name = next(line for line in engine() if line.startswith("run")).split("--name ")[1].split()[0]
    assert (ended.verdict, f"rm --force {name}" in engine()) == ("timeout", True)


def test_without_an_engine_there_is_no_level_3(monkeypatch):
    monkeypatch.setattr("grader.supervisor.container.shutil.which", lambda name: None)
    assert canaries.wrong_with(Level.CONTAINER) == "neither podman nor docker is installed"
    assert "podman build" in remedies.remedy(Level.CONTAINER, "")
