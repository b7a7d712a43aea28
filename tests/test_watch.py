"""The watch, driven through a real pseudo-terminal."""

import os
import time

import pytest

from grader.cli.watch import LOCK, alone
from grader.learn.manifest import Manifest
from grader.learn.progress import Progress
from tests.terminal import Term
from tests.watching import SERIAL, command, ready

pytestmark = pytest.mark.one_python

FORGOTTEN = """
import asyncio


async def double(number) -> int:
    asyncio.sleep(1)
    return 2 * number
"""
BROKEN = "async def double(number:\n    return 2\n"


def test_a_wrong_answer_is_reported_when_it_is_saved(watching, stub):
    term = ready(watching())
    stub.write_text(SERIAL)
    term.until("double: fail, 2 of 3 points")
    term.until("Edit exercises/01_first/double.py and save it to check it again.")


def test_a_raise_that_was_left_in_is_reported_with_its_line(watching, stub):
    term = ready(watching())
    stub.write_text(
        SERIAL.replace("    return", "    number += 0\n    raise NotImplementedError\n    return")
    )
    term.until("double: to do, 0 of 3 points")
    term.until("Line 4 still raises NotImplementedError: delete it")
    term.until("Edit exercises/01_first/double.py and save it to check it again.")


def test_a_pass_is_confirmed_and_the_next_exercise_is_shown(watching, stub, two, right):
    term = ready(watching())
    stub.write_text(right)
    term.until("double is done: 3 of 3 points")
    term.until("again: twice a number")
    term.until("Open exercises/01_first/again.py")
    assert "1 of 2 done, 3 of 6 points" in " ".join(two.run("list").stdout.split())


def test_after_the_last_exercise_the_list_is_shown(watching, stub, right):
    term = ready(watching())
    stub.write_text(right)
    stub.with_name("again.py").write_text(right.replace("double", "again"))
    term.until("That was the last exercise.")
    term.until("2 of 2 done")


def test_a_file_that_is_moved_into_place_is_checked_and_an_editors_temporary_is_not(watching, stub):
    term = ready(watching())
    stub.with_name(".double.py.swp").write_text("x")
    stub.with_name("4913").write_text("x")
    stub.with_name("double.py~").write_text(stub.read_text())
    temporary = stub.with_name("double.py.tmp123")
    temporary.write_text(SERIAL)
    os.replace(temporary, stub)
    term.until("double: fail, 2 of 3 points")


def test_a_syntax_error_is_reported_with_its_line(watching, stub):
    term = ready(watching())
    stub.write_text(BROKEN)
    assert "line 1" in term.until("SyntaxError")


def test_a_deleted_file_can_be_restored(watching, stub):
    term = ready(watching())
    stub.unlink()
    term.until("was deleted")
    term.type("r")
    term.until("Reset double?")
    term.type("y")
    term.until("Open exercises/01_first/double.py")
    assert "# TODO" in stub.read_text()


def test_reset_asks_first_and_backs_up_the_file(watching, stub, two):
    term = ready(watching())
    stub.write_text(SERIAL)
    term.until("double: fail")
    term.type("r")
    term.until("Reset double?")
    term.type("x")
    term.until("Nothing was changed.")
    assert stub.read_text() == SERIAL
    term.type("r")
    term.until("Reset double?")
    term.type("y")
    term.until("Open exercises/01_first/double.py")
    (backup,) = (two.folder / ".awaitlings" / "kept").iterdir()
    assert backup.read_text() == SERIAL
    assert f"Your file was backed up as .awaitlings/kept/{backup.name}." in ready(term).flat
    stub.write_text(SERIAL)
    term.until("double: fail")
    assert "Your file was backed up" not in ready(term).text  # no longer news


@pytest.fixture
def not_writable(two):
    """Nothing can be saved: a file is where the folder for it should be."""
    (two.folder / ".awaitlings").write_text("")


def test_a_failed_save_of_progress_is_reported_until_the_learner_moves_on(
    not_writable, watching, stub, right
):
    term = ready(watching())
    stub.write_text(right)
    term.until("Open exercises/01_first/again.py")
    assert "Your progress cannot be saved." in ready(term).flat
    term.type("n")
    term.until("double: pass")
    assert "cannot be saved" not in ready(term).text


def test_a_file_that_cannot_be_backed_up_is_not_reset(not_writable, watching, stub):
    term = ready(watching())
    stub.write_text(SERIAL)
    term.until("double: fail")
    term.type("r")
    term.until("Reset double?")
    term.type("y")
    term.until("There is no copy of the original double.py here")
    assert stub.read_text() == SERIAL


def test_a_watch_starts_on_a_full_disk(two):
    (two.folder / ".awaitlings").mkdir(exist_ok=True)
    (two.folder / ".awaitlings" / LOCK).symlink_to("/dev/full")
    with alone(two.folder):
        pass


def test_in_a_workspace_of_an_older_kit_the_update_is_suggested(watching, two, stub):
    manifest = two.folder / ".awaitlings" / "manifest.json"
    manifest.parent.mkdir()
    manifest.write_bytes(Manifest("0.0.1").as_bytes())
    term = ready(watching())
    assert "This workspace was made by Awaitlings 0.0.1" in term.flat
    stub.write_text(SERIAL)
    term.until("double: fail")
    assert "0.0.1" not in ready(term).text


def test_the_list_opens_at_the_next_exercise(watching, two):
    progress = Progress(two.folder)
    for number in range(20):
        two.add("00_before", f"early_{number}")
    for exercise in two.catalog.exercises[:20]:
        progress.note_revealed(exercise)
    term = ready(watching(rows=20))
    term.type("l")
    assert "early_0 " not in term.until("to do ← next")


def test_the_keys_do_what_the_footer_says(watching):
    term = ready(watching())
    term.type("h")
    term.until("Hint 1 of 3 for double: a nudge 2 more hints are left.")
    term.type("l")
    term.until("0 of 2 done")
    term.type("e")
    term.until("There is no mistake to explain here.")
    term.type("n")
    term.until("again: twice a number")
    term.type("\x1b[D")
    term.until("double: twice a number")


def test_the_hints_that_were_shown_stay_visible_with_their_exercise(watching, stub):
    term = ready(watching())
    term.type("h")
    term.until("Hint 1 of 3 for double: a nudge 2 more hints are left.")
    stub.write_text(SERIAL)
    term.until("double: fail, 2 of 3 points")
    assert "Hint 1 of 3 for double: a nudge" in ready(term).flat
    assert "more hints are left" not in term.flat  # it is shown with a new hint only
    term.type("h")
    term.until("a nudge Hint 2 of 3 for double: the tool 1 more hint is left.")
    term.type("n")
    term.until("again: twice a number")
    assert "Hint" not in ready(term).text
    term.type("p")
    term.until("a nudge Hint 2 of 3 for double: the tool")
    term.type("hh")
    term.until("nearly the answer There are no more hints for double.")
    assert term.flat.count("a nudge") == 1


def test_half_a_character_is_not_the_end_of_input(watching):
    term = ready(watching())
    os.write(term.master, "ä".encode()[:1])
    time.sleep(0.3)
    term.type("l")
    term.until("01_first")
    assert term.process.poll() is None


def test_check_all_saves_what_passes(watching, stub, right, two):
    stub.write_text(right)
    stub.with_name("again.py").write_text(SERIAL.replace("double", "again"))
    term = Term(**command(two))
    with term:
        term.until("double is done")
        term.type("a")
        term.until("1 of 2 done")
        term.type("\r")
        term.until("again: fail")
        assert "double is done" not in ready(term).text  # no longer news


def test_the_chapters_page_is_named_before_a_brief_that_is_higher_than_the_window(watching):
    term = watching(columns=40, rows=12)
    assert "first/README.md" in term.text.replace("\n", "").replace(" ", "")


def test_below_a_verdict_is_the_mistake_that_e_explains(watching, stub):
    term = ready(watching())
    stub.write_text(FORGOTTEN)
    term.until("e: explain never-awaited")


def test_a_newer_save_cancels_the_grading_of_an_older_one(watching, stub):
    term = ready(watching())
    stub.write_text("async def double(number) -> int:\n    while True:\n        pass\n")
    term.until("Checking")
    stub.write_text(SERIAL)
    term.until("double: fail, 2 of 3 points")


def test_it_keeps_running_when_the_exercises_are_removed(watching, two):
    term = ready(watching())
    two.exercises.rename(two.folder / "elsewhere")
    ready(term)
    term.type("n")
    term.until("again")
    term.type("hql")
    assert term.end() == 0
    assert "Traceback" not in term.text


def test_it_works_in_a_folder_with_a_space_and_an_umlaut(watching, two, stub):
    place = two.folder / "mit Löffel"
    place.mkdir()
    two.exercises.rename(place / "exercises")
    two.folder = place
    term = ready(watching())
    (place / "exercises" / "01_first" / "double.py").write_text(SERIAL)
    term.until("double: fail, 2 of 3 points")


@pytest.mark.parametrize("events", ["none", "error"])
def test_a_save_that_raises_no_event_is_noticed_all_the_same(two, stub, events, tmp_path):
    fake = tmp_path / "fake"
    fake.mkdir()
    what = (
        "raise OSError('no more watches')" if events == "error" else "await asyncio.Event().wait()"
    )
    fake.joinpath("watchfiles.py").write_text(
        f"import asyncio\nasync def awatch(*_, **__):\n    {what}\n    yield set()\n"
    )
    how = command(two)
    how["env"]["PYTHONPATH"] = f"{fake}:{how['env']['PYTHONPATH']}"
    with Term(**how) as term:
        term.until("double: twice a number")
        ready(term)
        stub.write_text(SERIAL)
        term.until("double: fail, 2 of 3 points")
        stub.unlink()
        term.until("double.py was deleted")
        stub.write_text(BROKEN)
        term.until("SyntaxError")
        term.type("q")
        assert term.end() == 0


def test_enter_checks_the_file_as_it_is_now(watching, stub):
    term = ready(watching())
    seen = os.stat(stub)
    text = stub.read_text()
    changed = text.replace('raise NotImplementedError("double is still to do")', "return 3")
    stub.write_text(changed + " " * (len(text) - len(changed)))
    os.utime(stub, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    term.type("\n")
    term.until("double: fail")
    term.type("l")
    term.until("Enter: back to double")
    term.type("\n")
    term.until("Enter: check it now")
