"""A report names commands in one way: the one by which it was called. Each works when pasted."""

import os
import re
import shlex
import subprocess
import sys

import pytest

from grader import commands
from grader.commands import FROM_MAKE, as_typed, program
from tests.conftest import KIT

pytestmark = pytest.mark.one_python

WRONG = "async def double(number):\n    return 3 * number\n"
COMMAND = re.compile(r"`([^`]+)`|(?:more about it|run): (.+)|^    (\S.*)", re.M | re.I)
"""Where a report or a message has a command."""
OURS = re.compile(r"make |\S*awaitlings |'.*/awaitlings' |.*-m grader ")
SCRIPT = "#!{python}\nimport sys\nfrom grader.__main__ import main\nsys.exit(main())\n"


def named(text):
    """The commands that a text tells the reader to type."""
    found = ["".join(groups) for groups in COMMAND.findall(text.replace("    More", "More"))]
    commands = [" ".join(one.split()) for one in found]  # a sentence is wrapped
    return [one for one in commands if OURS.match(one)]


@pytest.fixture
def told(kit):
    """What is printed for a wrong answer and several wrong uses, called in some way."""
    stub = kit.exercises / "01_first" / "double.py"

    def told(*call, **environment):
        parts = []
        for source, words in USES:
            stub.write_text(source, encoding="utf-8")
            how = kit.command(**environment) | {"args": [*call, *words.split()]}
            ended = subprocess.run(**how, check=False, timeout=50)
            parts.append(ended.stdout + ended.stderr)
        return "\n".join(parts)

    return told


LEAKS = """import asyncio

async def double(number):
    asyncio.sleep(0.05)
    return 2 * number
"""
USES = [
    (WRONG, "check double --clock fast --seed abc"),
    (LEAKS, "check --clock fast"),
    ("", "check double"),
    (WRONG, "explain zzzz"),
    (WRONG, "watch"),
]


def environment_with(folder, *, active):
    """An environment in this folder that has `awaitlings`, and the variables of a shell with it."""
    place = folder / "my env" / "bin"
    place.mkdir(parents=True)
    (place / "python").symlink_to(sys.executable)
    script = place / "awaitlings"
    script.write_text(SCRIPT.format(python=sys.executable), encoding="utf-8")
    script.chmod(0o755)
    return {"PATH": os.pathsep.join([*([str(place)] if active else []), "/usr/bin", "/bin"])}


def run(command, kit, **environment):
    """What a shell prints for a command that was pasted into it."""
    how = kit.command(**environment) | {"args": ["sh", "-c", command]}
    return subprocess.run(**how, check=False, timeout=50)


def test_called_by_make_each_command_is_a_target_of_make(told):
    commands = named(told(sys.executable, "-m", "grader", **{FROM_MAKE: "1"}))
    assert [one for one in commands if not one.startswith("make ")] == []
    assert {shlex.split(one)[1] for one in commands} == {"check", "explain", "reset", "watch"}
    for one in commands:
        assert dry_run(one).startswith(f"-m grader {shlex.split(one)[1]}")


def dry_run(command):
    """What make would call, after the interpreter."""
    words = [*shlex.split(command), "-n", "-o", "/nowhere/.learner", "VENV=/nowhere"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    ended = subprocess.run(words, cwd=KIT, env=kept, capture_output=True, text=True, check=True)
    return ended.stdout.splitlines()[-1].partition("/nowhere/bin/python ")[2]


EVERY = {
    "check": ("", "-m grader check"),
    "check EX=greet": ("greet", "-m grader check greet"),
    "watch": ("", "-m grader watch"),
    "list": ("", "-m grader list"),
    "doctor": ("", "-m grader doctor"),
    "explain M=serial-await": ("serial-await", "-m grader explain serial-await"),
    "hint EX=greet": ("greet", "-m grader hint greet"),
    "reset EX=greet": ("greet", "-m grader reset greet"),
    "verify EX=greet": ("greet", "-m grader verify greet"),
}


@pytest.mark.parametrize("text", EVERY)
def test_make_can_do_what_is_named_for_it(monkeypatch, text):
    monkeypatch.setenv(FROM_MAKE, "1")
    words, call = EVERY[text]
    command = as_typed(text.split()[0], *words.split())
    assert command == f"make {text}"
    assert " ".join(dry_run(command).split()) == call


def test_every_target_of_make_is_tried():
    assert {text.split()[0] for text in EVERY} == commands.TARGETS


def test_options_are_variables_of_make(monkeypatch):
    monkeypatch.setenv(FROM_MAKE, "1")
    again = as_typed("check", "greet", "fetch_all", clock="fast", seed="a b")
    assert again == "make check 'EX=greet fetch_all' CLOCK=fast 'SEED=a b'"
    assert as_typed("reset", "greet", yes=True) == "make reset EX=greet YES=1"
    assert " --yes " in dry_run("make reset EX=greet YES=1")


@pytest.mark.parametrize(
    ("words", "options"),
    [(("init", "DIR"), {}), (("notebook", "greet"), {}), (("check", "greet"), {"from": "a.py"})],
)
def test_what_make_has_no_target_for_is_named_in_the_way_that_works(monkeypatch, words, options):
    monkeypatch.setenv(FROM_MAKE, "1")
    assert as_typed(*words, **options).startswith(f"{program()} {shlex.join(words)}")


@pytest.mark.parametrize("active", [True, False])
def test_called_as_awaitlings_each_command_begins_so(told, kit, active):
    (kit.folder / "Makefile").touch()  # of whatever project
    path = environment_with(kit.folder, active=active)
    mine = "awaitlings" if active else "'my env/bin/awaitlings'"
    found = named(told(str(kit.folder / "my env/bin/awaitlings"), **path))
    assert len(found) > 5
    assert [one for one in found if not one.startswith(f"{mine} ")] == []
    assert "no page about `zzzz`" in run(f"{mine} explain zzzz", kit, **path).stderr


def test_called_as_a_module_each_command_works_when_pasted(told, kit):
    path = environment_with(kit.folder, active=True)  # another environment
    found = named(told(sys.executable, "-m", "grader", **path))
    mine = found[0].partition(" -m grader ")[0]
    assert len(found) > 5
    assert [one for one in found if not one.startswith(f"{mine} -m grader ")] == []
    assert "no page about `zzzz`" in run(f"{mine} -m grader explain zzzz", kit, **path).stderr


def test_a_program_is_named_as_a_shell_in_this_folder_finds_it(kit, monkeypatch):
    path = environment_with(kit.folder, active=True)
    place = kit.folder / "my env" / "bin"
    monkeypatch.setattr(sys, "argv", [str(place / "awaitlings")])
    monkeypatch.setenv("PATH", path["PATH"])
    assert program() == "awaitlings"
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    assert program() == shlex.quote(str(place / "awaitlings"))
    assert program(kit.folder) == "'my env/bin/awaitlings'"
    assert program(place) == "./awaitlings"


def test_another_program_of_this_name_is_not_meant(kit, monkeypatch):
    environment_with(kit.folder, active=True)
    other = environment_with(kit.folder / "other", active=True)
    monkeypatch.setattr(sys, "argv", [str(kit.folder / "my env/bin/awaitlings")])
    monkeypatch.setenv("PATH", other["PATH"])
    assert program(kit.folder) == "'my env/bin/awaitlings'"


def test_a_link_on_the_path_is_the_program(kit, monkeypatch):
    environment_with(kit.folder, active=False)
    link = kit.folder / "local" / "awaitlings"  # as pipx and uv make it
    link.parent.mkdir()
    link.symlink_to(kit.folder / "my env/bin/awaitlings")
    monkeypatch.setattr(sys, "argv", [str(kit.folder / "my env/bin/awaitlings")])
    monkeypatch.setenv("PATH", str(link.parent))
    assert program() == "awaitlings"


def test_the_python_of_another_environment_is_not_meant(kit, monkeypatch):
    path = environment_with(kit.folder, active=True)
    place = kit.folder / "mine" / "bin"
    place.mkdir(parents=True)
    (place / "python").symlink_to(sys.executable)
    monkeypatch.setattr(sys, "argv", ["/x/grader/__main__.py"])
    monkeypatch.setattr(sys, "executable", str(place / "python"))
    monkeypatch.setenv("PATH", path["PATH"])
    assert program(kit.folder) == "mine/bin/python -m grader"
    monkeypatch.setenv("PATH", str(place))
    assert program(kit.folder) == "python -m grader"


@pytest.mark.parametrize("words", [[], ["check"], ["init"], ["reveal"], ["completion"]])
def test_the_examples_in_a_help_text_work_when_pasted(kit, words):
    help_text = kit.run(*words, "--help", COLUMNS="200").stdout
    examples = [line for line in help_text.splitlines() if re.search(r"^  \S*(python|await)", line)]
    mine = f"  {shlex.quote(sys.executable)} -m grader"
    assert len(examples) > 1
    assert [line for line in examples if not line.startswith(mine)] == []
    assert re.findall(r"(?<!usage)(?:: |\$\()awaitlings ", help_text) == []


LITERAL = re.compile(r"(?:`|run: |: )(?:make [a-z]+ ?[A-Z`]|make check|awaitlings [a-z])")
ELSEWHERE = {"commands.py", "sealing.py", "workspace.py", "reveal.py", "course.py", "main.py"}
"""What is not printed, a help text, and how an environment with nbgrader is set up."""


def test_no_other_module_writes_a_command_by_itself():
    """Except in docstrings."""
    found = [
        f"{file.name}: {line.strip()}"
        for file in sorted((KIT / "grader").rglob("*.py"))
        if file.name not in ELSEWHERE
        for line in file.read_text(encoding="utf-8").splitlines()
        if LITERAL.search(line) and '"""' not in line and '"' in line
    ]
    assert found == []
