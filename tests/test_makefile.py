"""The Makefile: which commands it runs."""

import os
import re
import signal
import subprocess

import pytest

from grader.exercise.catalog import KIT
from tests.terminal import Term


def would_run(*targets):
    """What make would run if nothing was set up."""
    command = [
        "make",
        "--no-print-directory",
        "-n",
        *targets,
        "VENV=/nowhere",
        "CLASSROOM=/nowhere",
        "SITE=/nowhere",
    ]
    ended = subprocess.run(
        command,
        cwd=KIT,
        env={"PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ended.returncode, ended.stderr) == (0, "")
    return ended.stdout


@pytest.mark.parametrize(
    "target",
    ["classroom", "classroom-demo", "test-classroom", "bench-classroom", "/nowhere/.classroom"],
)
def test_a_classrooms_environment_has_nbgrader(target):
    assert "-r requirements-classroom.lock" in would_run(target)


@pytest.mark.parametrize("target", ["site", "site-serve", "test-site"])
def test_the_environment_of_the_site_has_sphinx(target):
    assert "-r requirements-site.lock" in would_run(target)


def test_the_ordinary_environments_have_neither():
    assert "-r requirements-dev.lock" in would_run("/nowhere/.dev")
    assert "classroom" not in would_run("/nowhere/.dev")
    assert "site" not in would_run("/nowhere/.dev")


@pytest.mark.parametrize("environment", [".learner", ".dev", ".classroom", ".site"])
def test_nothing_is_searched_for_and_nobody_waits_long(environment):
    installs = re.findall(
        r"pip install .*?(?= -r | -e | --no-build)", would_run(f"/nowhere/{environment}")
    )
    options = "-qq --disable-pip-version-check --no-deps --retries 2 --timeout 10"
    assert set(installs) == {f"pip install {options}"}


@pytest.fixture
def fake(tmp_path):
    """An environment that is set up already; its Python runs these lines of a shell script."""
    (tmp_path / ".learner").touch()

    def fake(script):
        program = tmp_path / "bin" / "python"
        program.parent.mkdir()
        program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        program.chmod(0o755)
        return tmp_path

    return fake


def environment(**more):
    """The environment variables, without what an outer make has set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return kept | more


def make(*words, **more):
    return subprocess.run(
        ["make", *words],
        cwd=KIT,
        env=environment(**more),
        capture_output=True,
        text=True,
        check=False,
    )


WAYS = {
    "all": "check",
    "one": "check EX=greet",
    "chapter": "check EX=03_gather CLOCK=fast SEED=abc",
    "variable first": "EX=greet check",
    "keep going": "-k check EX=greet",
    "side by side": "-j2 check EX=greet",
    "silent": "-s check EX=greet",
    "no directory": "--no-print-directory check EX=greet",
    "two flags": "-k --no-print-directory check",
    "always": "-r -R check EX=greet",
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_a_report_is_the_end(fake, way):
    venv = fake("echo the report; exit 1")
    ended = make(*way.split(), f"VENV={venv}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "the report\n", "")


@pytest.mark.parametrize("flags", ["k", "-k", "--no-print-directory", "-j2", "-k -s"])
def test_a_report_is_the_end_with_flags_from_the_environment(fake, flags):
    venv = fake("echo the report; exit 1")
    ended = make("check", "EX=greet", f"VENV={venv}", MAKEFLAGS=flags)
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "the report\n", "")


def test_a_pass_is_a_pass(fake):
    ended = make("check", f"VENV={fake('echo well done')}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "well done\n", "")


@pytest.mark.parametrize("status", [2, 3, 130])
def test_what_is_no_report_is_an_error_of_make_too(fake, status):
    ended = make("check", f"VENV={fake(f'exit {status}')}")
    assert ended.returncode == 2
    assert ended.stderr.endswith(f"check] Error {status}\n")


def test_a_question_runs_nothing(fake):
    ended = make("-q", "check", f"VENV={fake('echo it ran')}")
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")


def test_a_dry_run_runs_nothing():
    assert "/nowhere/bin/python -m grader check greet" in " ".join(
        would_run("check", "EX=greet").split()
    )


def test_the_environment_is_set_up_before_the_first_check(tmp_path):
    ended = make("check", f"VENV={tmp_path / 'venv'}", "PYTHON=/nowhere", "PATH=/nowhere")
    assert "Awaitlings needs Python 3.11" in ended.stdout
    assert (ended.returncode, ".learner] Error 3" in ended.stderr) == (2, True)


def test_flags_of_make_do_not_reach_what_is_checked(fake):
    ended = make("check", f"VENV={fake('echo flags: $MAKEFLAGS')}")
    assert ended.stdout == "flags:\n"


def test_a_report_has_the_terminal_to_itself(fake):
    venv = fake("[ -t 0 ] && [ -t 1 ] && [ -t 2 ] && echo three terminals; exit 1")
    with Term(["make", "check", f"VENV={venv}"], KIT, environment(TERM="xterm")) as term:
        assert term.end() == 1
        assert term.text == "three terminals"


# Until make has taken the signal: it waits for what it runs once more then, and where that has ended before,
# on a busy machine, it says "wait: No child processes" and exits with 2.
MAKE_HAS_NOT_SEEN_CTRL_C = "grep -q 'ShdPnd:.*[2367abef]$' /proc/$PPID/status"


def test_ctrl_c_stops_the_check_and_make(fake):
    stop = f"while {MAKE_HAS_NOT_SEEN_CTRL_C}; do :; done; echo; echo Stopped.; exit 130"
    script = f'trap "{stop}" INT; echo it runs; while :; do sleep 0.1; done'
    with Term(["make", "check", f"VENV={fake(script)}"], KIT, environment(TERM="xterm")) as term:
        term.until("it runs")
        term.type("\x03")
        assert term.end() == -signal.SIGINT
        assert "Stopped. make: *** " in term.flat
        assert "check] Error 130" in term.flat  # of the check itself, not of a shell around it


NEW_PYTHON = """#!/bin/sh
case "$1 $2" in
  "-m venv") mkdir -p "$3/bin" && cp "$0" "$3/bin/python" ;;
  "-m grader") echo the report; exit 1 ;;
esac
"""


def test_the_first_check_sets_up_the_environment_and_ends_with_the_report(tmp_path):
    python, venv = tmp_path / "python3", tmp_path / "venv"
    python.write_text(NEW_PYTHON, encoding="utf-8")
    python.chmod(0o755)
    ended = make("check", "EX=greet", f"VENV={venv}", f"PYTHON={python}")
    assert ended.stdout.endswith("(once).\nthe report\n")
    assert (ended.returncode, ended.stderr) == (1, "")
    assert (venv / ".learner").exists()
