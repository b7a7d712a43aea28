"""Progress: saved with hashes of what was checked, found again if lost; a failed save does no harm."""

import json
import os

import pytest

from grader.atomic_write import replace_file
from grader.learn.progress import Progress

pytestmark = pytest.mark.one_python


@pytest.fixture
def exercise(kit):
    (exercise,) = kit.catalog.select(["double"])
    return exercise


def test_a_pass_counts_until_the_answer_is_edited(kit, exercise, right):
    progress = Progress(kit.folder)
    exercise.stub.write_text(right)
    assert progress.state(exercise) == "to do"
    progress.note_done(exercise, right)
    assert Progress(kit.folder).state(exercise) == "done"
    exercise.stub.write_text(right + "# edited\n")
    assert Progress(kit.folder).state(exercise) == "changed"
    exercise.stub.write_text(right)
    assert Progress(kit.folder).state(exercise) == "done"


def test_a_pass_with_older_checks_is_not_done(kit, exercise, right):
    exercise.stub.write_text(right)
    Progress(kit.folder).note_done(exercise, right)
    with exercise.check_file.open("a") as file:
        file.write("# newer\n")
    (again,) = kit.catalog.select(["double"])
    assert Progress(kit.folder).state(again) == "changed"


def test_saving_does_not_change_the_permissions_of_a_file(kit, exercise, right):
    Progress(kit.folder).note_done(exercise, right)
    assert (kit.folder / ".awaitlings/progress.json").stat().st_mode & 0o777 == 0o644
    exercise.stub.chmod(0o640)
    replace_file(exercise.stub, right)
    assert exercise.stub.stat().st_mode & 0o777 == 0o640


def test_a_revealed_exercise_is_not_done(kit, exercise, right):
    exercise.stub.write_text(right)
    progress = Progress(kit.folder)
    progress.note_revealed(exercise)
    progress.note_done(exercise, right)
    assert Progress(kit.folder).state(exercise) == "revealed"


def test_two_programs_keep_each_others_notes(kit, exercise, right):
    exercise.stub.write_text(right)
    one, other = Progress(kit.folder), Progress(kit.folder)
    one.note_hints(exercise, 2)
    other.note_done(exercise, right)
    found = Progress(kit.folder)
    assert (found.hints_shown(exercise), found.state(exercise)) == (2, "done")


@pytest.mark.parametrize(
    "damaged",
    [b"", b"{", b"[]", b'{"exercises": [1]}', b'{"exercises": {"double": 3}}', b"\xff\xfe"],
)
def test_a_broken_file_is_backed_up_and_reported(kit, exercise, damaged):
    file = kit.folder / ".awaitlings" / "progress.json"
    file.parent.mkdir()
    file.write_bytes(damaged)
    progress = Progress(kit.folder)
    assert progress.state(exercise) == "to do"
    assert "backed up as .awaitlings/progress-broken.json" in progress.notice
    assert (file.parent / "progress-broken.json").read_bytes() == damaged


def test_a_check_finds_what_is_done_after_the_file_was_lost(kit, exercise, right):
    exercise.stub.write_text(right)
    assert "0 of 1 done" in kit.run("list").stdout
    kit.run("check")
    assert "1 of 1 done" in kit.run("list").stdout
    (kit.folder / ".awaitlings" / "progress.json").write_text("broken")
    assert "0 of 1 done" in kit.run("list").stdout
    kit.run("check")
    assert "1 of 1 done" in kit.run("list").stdout


@pytest.mark.parametrize("how", [["--clock", "fast"], ["--from", "answers/right.py"]])
def test_a_check_on_the_fast_clock_or_of_another_file_does_not_count(kit, how, right):
    kit.answer("right", right)
    (kit.exercises / "01_first" / "double.py").write_text(right)
    assert kit.run("check", "double", *how).returncode == 0
    assert not (kit.folder / ".awaitlings" / "progress.json").exists()


def test_if_nothing_can_be_written_there_is_only_a_notice(kit, exercise, right):
    (kit.folder / ".awaitlings").write_text("a file where the folder should be")
    progress = Progress(kit.folder)
    progress.note_done(exercise, right)
    assert "cannot be saved" in progress.notice
    exercise.stub.write_text(right)
    assert kit.run("check").returncode == 0


def test_a_write_that_fails_does_not_change_the_file(kit, exercise, right, monkeypatch):
    Progress(kit.folder).note_hints(exercise, 1)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    progress = Progress(kit.folder)
    progress.note_hints(exercise, 2)
    assert "The disk is full" in progress.notice
    folder = kit.folder / ".awaitlings"
    assert [file.name for file in folder.iterdir()] == ["progress.json"]
    assert json.loads((folder / "progress.json").read_text())["exercises"]["double"]["hints"] == 1
