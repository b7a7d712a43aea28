"""Tab completion, tested in the shells themselves."""

import os
import subprocess

import pytest

from grader.cli.main import main
from tests.needs import wanted
from tests.terminal import Term

pytestmark = pytest.mark.one_python

PACKAGES = {"bash": "bash", "zsh": "zsh", "fish": "fish"}


@pytest.fixture
def complete(kit, capsys):
    """What a shell offers for a line; its last word is completed."""

    def complete(shell, *words, folder=kit.folder):
        program = wanted(shell, PACKAGES[shell])
        assert main(["completion", shell]) == 0
        script = capsys.readouterr().out
        ran = subprocess.run(
            [program, *ASK[shell](script, words)],
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=30,
        )
        assert ran.stderr == ""
        return {line.split("\t")[0] for line in ran.stdout.split("\n") if line}

    return complete


def in_bash(script, words):
    line = " ".join(f"'{word}'" for word in ("awaitlings", *words))
    ask = f'COMP_WORDS=({line}); COMP_CWORD={len(words)}; _awaitlings; printf "%s\\n" "${{COMPREPLY[@]}}"'
    return ["--norc", "-c", f"{script}\n{ask}"]


def in_fish(script, words):
    return ["--no-config", "-c", f"{script}\ncomplete -C 'awaitlings {' '.join(words)}'"]


ASK = {"bash": in_bash, "fish": in_fish}
SHELLS = pytest.mark.parametrize("shell", ASK)


@SHELLS
def test_commands(complete, shell):
    assert complete(shell, "che") == {"check"}
    assert {"init", "watch", "list", "doctor"} <= complete(shell, "")


@SHELLS
def test_exercises_and_chapters_also_in_a_subfolder(kit, complete, shell):
    kit.add("01_first", "dozen")
    assert complete(shell, "check", "do") == {"double", "dozen"}
    assert complete(shell, "hint", "01", folder=kit.exercises / "01_first") == {"01_first"}


@SHELLS
def test_mistakes_and_options(complete, shell):
    assert complete(shell, "explain", "serial") == {"serial-await"}
    assert "--clock" in complete(shell, "check", "--c")


@SHELLS
def test_after_an_option_its_values_are_offered(complete, shell):
    assert complete(shell, "check", "--clock", "") == {"wall", "fast"}
    assert complete(shell, "check", "double", "--clock", "fa") == {"fast"}
    assert complete(shell, "verify", "--clock", "w") == {"wall"}
    assert complete(shell, "classroom", "grade", "--clock", "f") == {"fast"}
    assert complete(shell, "check", "--isolation", "au") == {"auto"}
    assert complete(shell, "check", "--clock", "fast", "dou") == {"double"}


@SHELLS
@pytest.mark.parametrize("option", ["--seed", "--jobs", "--from", "--json"])
def test_after_an_option_that_takes_something_else_no_exercises_are_offered(
    complete, shell, option
):
    assert complete(shell, "check", option, "dou") == set()


def test_bash_splits_an_option_and_its_value_at_the_equals_sign(complete):
    assert complete("bash", "check", "--clock", "=", "fa") == {"fast"}
    assert complete("bash", "check", "--clock", "=") == {"wall", "fast"}


@SHELLS
def test_outside_a_workspace_there_are_no_exercises(complete, shell, tmp_path_factory):
    assert complete(shell, "hint", "gre", folder=tmp_path_factory.mktemp("bare")) == set()


def test_zsh_accepts_the_script(kit, capsys):
    program = wanted("zsh", "zsh")
    main(["completion", "zsh"])
    script = capsys.readouterr().out
    stub = "compdef() { :; }\ncompadd() { print -l -- ${@:2}; }\n"
    ask = "words=(awaitlings check ''); CURRENT=3; _awaitlings"
    ran = subprocess.run(
        [program, "-f", "-c", f"{stub}{script}\n{ask}"],
        cwd=kit.folder,
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=30,
    )
    assert ran.stderr == ""
    assert {"double", "01_first", "--clock"} <= set(ran.stdout.split())


@pytest.mark.parametrize(
    ("typed", "completed"),
    [
        ("awaitlings check --clock f", "awaitlings check --clock fast"),
        ("awaitlings explain serial", "awaitlings explain serial-await"),
        ("true; awaitlings hint dou", "true; awaitlings hint double"),
        ("awaitlings init exer", "awaitlings init exercises/"),
    ],
)
def test_zsh_itself_completes(kit, capsys, tmp_path_factory, typed, completed):
    program = wanted("zsh", "zsh")
    main(["completion", "zsh"])
    script = tmp_path_factory.mktemp("zsh") / "completion"
    script.write_text(capsys.readouterr().out)
    env = {"PATH": os.environ["PATH"], "TERM": "xterm", "HOME": str(script.parent), "PS1": "ready>"}
    with Term([program, "-f"], kit.folder, env) as term:
        term.until("ready>")
        term.type(f"autoload -U compinit; compinit -u; . {script}; clear; PS1='now>'\r")
        term.until("now>", 50)
        term.type(f"{typed}\t")
        term.until(completed)
