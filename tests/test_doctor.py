"""`awaitlings doctor`: what works on this machine, and how to fix the rest."""

import errno
import os
import tempfile

from grader.cli.main import main
from grader.errors import CannotGrade
from grader.learn import health
from grader.learn.health import HealthItem


def test_it_says_what_works_and_that_answers_can_be_graded(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(
        health, "isolation", lambda: iter([HealthItem("absent", "Level 2", "do this")])
    )
    monkeypatch.setattr(health, "_wall", lambda *_: HealthItem("works", "Wall clock"))
    assert main(["doctor"]) == 0
    said = capsys.readouterr().out
    for part in ("Python 3.", "Fast clock: a pause of 0.5 s", "No workspace here", "do this"):
        assert part in said
    assert "Answers can be graded here." in said


def test_if_something_is_broken_the_status_is_1_and_the_remedy_is_named(
    tmp_path, monkeypatch, capsys
):
    def nothing(clock):
        raise CannotGrade("No worker can be started: out of luck.")

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(health, "run_self_test", nothing)
    monkeypatch.setattr(health, "isolation", lambda: iter([]))
    assert main(["doctor"]) == 1
    said = capsys.readouterr().out
    assert "out of luck" in said
    assert "Answers cannot be graded here" in said


def test_a_workspace_that_cannot_be_written_to_is_broken(kit, monkeypatch):
    (kit.folder / ".awaitlings").mkdir()
    (kit.folder / ".awaitlings" / "manifest.json").write_text("{}")
    monkeypatch.chdir(kit.folder)
    assert health._workspace().state != "broken"

    def full(**_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(tempfile, "TemporaryFile", full)
    found = health._workspace()
    assert (found.state, "The disk is full" in found.remedy) == ("broken", True)


def test_in_a_clone_the_exercises_are_found_without_a_workspace(kit, monkeypatch):
    monkeypatch.chdir(kit.folder)
    found = health._workspace()
    assert (found.state, found.what) == ("works", f"Exercises in {kit.folder}: 1")


def test_a_late_machine_is_mentioned_but_not_broken():
    assert health._wall(0.51, 1.0).state == "works"
    late = health._wall(1.5, 2.0)
    assert (late.state, "busy" in late.remedy) == ("absent", True)
