"""The commands `list`, `hint` and `reset`."""

import errno
import os
from pathlib import Path

import pytest

from grader.cli.main import main

pytestmark = pytest.mark.one_python


@pytest.fixture
def stub(kit):
    return kit.exercises / "01_first" / "double.py"


def test_the_list_shows_what_is_next(kit):
    listed = " ".join(kit.run("list").stdout.split())
    assert "01_first · double 0/3 to do ← next 0 of 1 done, 0 of 3 points." in listed
    assert "Next: open exercises/01_first/double.py" in listed


def test_hints_come_one_at_a_time_and_say_how_many_are_left(kit):
    told = [" ".join(kit.run("hint", "double").stdout.split()) for _ in range(4)]
    assert told == [
        "Hint 1 of 3 for double: a nudge 2 more hints are left.",
        "Hint 2 of 3 for double: the tool 1 more hint is left.",
        "Hint 3 of 3 for double: nearly the answer That was the last hint.",
        "There are no more hints for double. Here they are again: "
        "1. a nudge 2. the tool 3. nearly the answer",
    ]


def test_without_a_name_the_hint_is_for_the_next_exercise(kit, stub, right):
    assert "for double" in kit.run("hint").stdout
    stub.write_text(right)
    kit.run("check")
    done = kit.run("hint")
    assert (done.returncode, "All exercises are done" in done.stderr) == (2, True)


def test_a_stub_is_copied_before_it_is_answered_and_reset_restores_it(kit, stub, right):
    fresh = stub.read_text()
    kit.run("check")
    stub.write_text(right)
    asked = kit.run("reset", "double")
    assert (asked.returncode, "--yes" in asked.stderr, stub.read_text()) == (2, True, right)
    assert kit.run("reset", "double", "--yes").returncode == 0
    assert stub.read_text() == fresh
    (backup,) = (kit.folder / ".awaitlings" / "kept").iterdir()
    assert backup.read_text() == right


def test_without_a_copy_of_the_stub_nothing_is_changed(kit, stub, right):
    stub.write_text(right)
    done = kit.run("reset", "double", "--yes")
    assert (done.returncode, "There is no copy of the original" in done.stderr) == (2, True)
    assert stub.read_text() == right


def test_of_an_unanswered_stub_there_is_nothing_to_reset(kit, stub):
    fresh = stub.read_text()
    done = kit.run("reset", "double", "--yes")
    assert (done.returncode, "there is nothing to reset" in done.stderr) == (2, True)
    assert stub.read_text() == fresh


@pytest.mark.parametrize("command", ["hint", "reset"])
def test_a_chapter_is_a_usage_error(kit, command):
    kit.add("01_first", "again")
    done = kit.run(command, "01_first")
    assert (done.returncode, "name one exercise" in done.stderr) == (2, True)


@pytest.mark.parametrize("command", [["list"], ["hint"], ["reset", "greet"]], ids=" ".join)
def test_outside_a_workspace_the_remedy_is_named(kit, command):
    (kit.folder / "exercises").rename(kit.folder / "elsewhere")
    done = kit.run(*command)
    assert (done.returncode, " -m grader init`" in done.stderr) == (2, True)


def test_a_reset_that_fails_does_not_change_the_answer_and_names_the_remedy(kit, stub, right):
    kit.run("check")
    stub.write_text(right)
    (kit.folder / ".awaitlings" / "kept").write_text("a file where a folder should be")
    done = kit.run("reset", "double", "--yes")
    told = " ".join(done.stderr.split())
    assert (done.returncode, stub.read_text()) == (3, right)
    assert "kept could not be written (File exists). Check this path, then try again." in told
    assert "Your file was not changed." in told


def test_on_a_full_disk_a_reset_does_not_change_the_answer_and_leaves_no_partial_copy(
    kit, stub, right, monkeypatch, capsys
):
    kit.run("check")
    stub.write_text(right)

    def half(path, data):
        path.touch()
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.chdir(kit.folder)
    monkeypatch.setattr(Path, "write_bytes", half)
    assert main(["reset", "double", "--yes"]) == 3
    told = " ".join(capsys.readouterr().err.split())
    assert "The disk is full" in told
    assert "Your file was not changed." in told
    assert stub.read_text() == right
    assert list((kit.folder / ".awaitlings" / "kept").iterdir()) == []


def test_a_check_reports_that_a_pass_cannot_be_saved(kit, stub, right):
    stub.write_text(right)
    (kit.folder / ".awaitlings").write_text("a file where a folder should be")
    checked = kit.run("check", "double")
    assert (checked.returncode, "Your progress cannot be saved." in checked.stderr) == (0, True)
