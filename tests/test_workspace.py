"""A workspace: made, made again, updated; and nothing that a learner wrote is lost."""

import errno
import os
from pathlib import Path

import pytest

from grader.cli.main import main
from grader.commands import as_typed
from grader.exercise import catalog
from grader.learn import manifest, workspace, write_files

pytestmark = pytest.mark.one_python

STUB, CHECKS, PAGE = (
    f"exercises/01_first/{name}" for name in ("double.py", "test_double.py", "README.md")
)


@pytest.fixture
def older(kit, monkeypatch):
    """The kit that workspaces are made from; `upgrade` makes it a newer one."""
    monkeypatch.setattr(catalog, "KIT", kit.folder)
    (kit.folder / PAGE).write_text("`double`: try `make check EX=double`.\n", encoding="utf-8")
    return kit


@pytest.fixture
def place(older, tmp_path_factory, monkeypatch):
    """An empty current folder with an awkward name."""
    folder = tmp_path_factory.mktemp("elsewhere") / "Mein Übungsordner"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def everything(folder):
    """All files of a folder except the manifest, with their contents."""
    files = [f for f in sorted(folder.rglob("*")) if f.is_file() and f.name != "manifest.json"]
    return {f.relative_to(folder).as_posix(): f.read_text(encoding="utf-8") for f in files}


def add_to(file, text):
    file.write_text(file.read_text(encoding="utf-8") + text, encoding="utf-8")


def upgrade(older, monkeypatch, *paths):
    """Change these files of the kit, and its version."""
    for path in paths:
        add_to(older.folder / path, "\n# newer\n")
    monkeypatch.setattr(workspace, "version", lambda: "9.9.9")


def test_it_has_stubs_checks_and_pages_and_no_solutions(place, capsys):
    assert main(["init"]) == 0
    wanted = {STUB, CHECKS, PAGE, "README.md", ".vscode/settings.json", ".awaitlings/.gitignore"}
    assert set(everything(place)) == wanted
    assert "Now run:" in capsys.readouterr().out


def test_its_pages_have_the_commands_of_an_installed_kit(place):
    main(["init"])
    assert (place / PAGE).read_text(
        encoding="utf-8"
    ) == "`double`: try `awaitlings check double`.\n"


def test_a_second_init_changes_nothing(place, capsys):
    main(["init"])
    for path in (STUB, CHECKS, PAGE, "README.md", ".vscode/settings.json"):
        add_to(place / path, "mine\n")
    before = everything(place)
    assert main(["init"]) == 0
    assert everything(place) == before
    assert "is up to date" in capsys.readouterr().out


def test_a_deleted_file_is_restored(place):
    main(["init"])
    before = everything(place)
    (place / STUB).unlink()
    (place / PAGE).unlink()
    main(["init"])
    assert everything(place) == before


def test_a_newer_kit_updates_files_that_were_not_edited(place, older, monkeypatch, capsys):
    main(["init"])
    upgrade(older, monkeypatch, STUB, CHECKS, PAGE)
    assert main(["init"]) == 0
    said = capsys.readouterr().out
    for path in (STUB, CHECKS, PAGE):
        assert (place / path).read_text(encoding="utf-8").endswith("# newer\n")
        assert path in said
    assert "to 9.9.9" in said


def test_a_newer_kit_keeps_an_answer_and_reports_that_its_stub_is_newer(
    place, older, monkeypatch, capsys
):
    main(["init"])
    add_to(place / STUB, "my answer\n")
    before = (place / STUB).read_text(encoding="utf-8")
    upgrade(older, monkeypatch, STUB)
    main(["init"])
    assert (place / STUB).read_text(encoding="utf-8") == before
    assert "awaitlings reset SLUG" in " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("path", [CHECKS, PAGE])
def test_a_newer_kit_backs_up_an_edited_page_or_check(place, older, monkeypatch, capsys, path):
    main(["init"])
    for round_ in (1, 2):
        add_to(place / path, f"mine {round_}\n")
        upgrade(older, monkeypatch, path)
        main(["init"])
        assert (place / path).read_text(encoding="utf-8").endswith("# newer\n")
    backups = sorted((place / path).parent.glob("*.yours"))
    lines = [f.read_text(encoding="utf-8").splitlines()[-1] for f in backups]
    assert lines == ["mine 2", "mine 1"]
    assert backups[0].name in capsys.readouterr().out


def test_a_file_that_the_newer_kit_no_longer_has_is_removed_unless_edited(
    place, older, monkeypatch
):
    older.add("01_first", "other")
    older.add("01_first", "third")
    main(["init"])
    mine = place / "exercises/01_first/other.py"
    add_to(mine, "mine\n")
    for name in ("other", "third"):
        (older.exercises / "01_first" / f"{name}.py").unlink()
        (older.exercises / "01_first" / f"test_{name}.py").unlink()
    upgrade(older, monkeypatch)
    main(["init"])
    assert mine.read_text(encoding="utf-8").endswith("mine\n")
    assert not (place / "exercises/01_first/third.py").exists()


def test_an_answer_moves_with_its_exercise(place, older, monkeypatch):
    main(["init"])
    add_to(place / STUB, "mine\n")
    (older.exercises / "01_first").rename(older.exercises / "02_second")
    upgrade(older, monkeypatch)
    main(["init"])
    moved = place / "exercises/02_second/double.py"
    assert moved.read_text(encoding="utf-8").endswith("mine\n")
    assert not (place / STUB).exists()


def test_further_files_of_an_answer_move_with_it(place, older, monkeypatch):
    older.add("01_first", "double_again")  # an exercise of its own
    main(["init"])
    names = ("double_numbers.py", "notes.py")
    for name in names:
        (place / STUB).with_name(name).write_text("x = 1\n", encoding="utf-8")
    (older.exercises / "01_first").rename(older.exercises / "02_second")
    upgrade(older, monkeypatch)
    main(["init"])
    moved = place / "exercises/02_second"
    assert (moved / "double_numbers.py").read_text(encoding="utf-8") == "x = 1\n"
    assert "raise NotImplementedError" in (moved / "double_again.py").read_text(encoding="utf-8")
    assert [file.name for file in (place / STUB).parent.glob("*.py")] == ["notes.py"]


@pytest.mark.parametrize("text", ["", "{", "[]", '{"version": 1, "files": 2}', "[" * 100_000])
def test_with_a_broken_manifest_nothing_is_lost(place, older, monkeypatch, text):
    main(["init"])
    for path in (STUB, CHECKS, PAGE):
        add_to(place / path, "mine\n")
    (place / manifest.NAME).write_text(text, encoding="utf-8")
    main(["init"])
    mine = [t for t in everything(place).values() if t.endswith("mine\n")]
    assert len(mine) == 3


def test_a_newer_kit_is_mentioned(place, older, monkeypatch):
    main(["init"])
    assert workspace.newer_kit(place) == ""
    upgrade(older, monkeypatch)
    assert "awaitlings init" in workspace.newer_kit(place)


def test_a_newer_kit_is_mentioned_also_after_solutions_were_unlocked(place, older, monkeypatch):
    main(["init"])
    upgrade(older, monkeypatch)
    workspace.bring_up_to_date(place, {"solutions/01_first/double/solution.py": b"..."})
    assert "awaitlings init" in workspace.newer_kit(place)


def test_a_folder_that_is_not_empty_is_a_usage_error(place, capsys):
    (place / "thesis.tex").write_text("years of work", encoding="utf-8")
    assert main(["init"]) == 2
    assert f"is not empty. Name a new folder: {as_typed('init')}" in capsys.readouterr().err
    assert everything(place) == {"thesis.tex": "years of work"}


def test_hidden_folders_such_as_git_do_not_matter(place):
    (place / ".git").mkdir()
    (place / ".vscode").mkdir()
    (place / ".vscode/settings.json").write_text("{}", encoding="utf-8")
    assert main(["init"]) == 0
    assert (place / ".vscode/settings.json").read_text(encoding="utf-8") == "{}"
    assert (place / STUB).is_file()


def test_in_a_subfolder_of_a_workspace_it_finds_the_workspace(place, monkeypatch):
    main(["init"])
    monkeypatch.chdir(place / "exercises" / "01_first")
    assert main(["init"]) == 0
    assert {f.name for f in Path.cwd().iterdir()} == {"double.py", "test_double.py", "README.md"}


def test_the_kit_itself_or_a_file_cannot_become_a_workspace(place, capsys, monkeypatch):
    (place / "notes.txt").write_text("mine", encoding="utf-8")
    assert main(["init", "notes.txt"]) == 2
    assert "Expected a folder, but notes.txt is a file" in capsys.readouterr().err
    monkeypatch.chdir(Path(__file__).parent.parent)
    assert main(["init", "."]) == 2
    assert "is a clone of the kit" in capsys.readouterr().err


MESSAGES = {
    errno.ENOSPC: "The disk is full",
    errno.EROFS: "cannot be written to",
    errno.EACCES: "cannot be written to",
    errno.EIO: "could not be written",
}


@pytest.mark.parametrize("number", MESSAGES)
@pytest.mark.parametrize("writes", [0, 3])
def test_if_it_cannot_be_written_everything_is_as_before(
    place, monkeypatch, capsys, number, writes
):
    """The new folder is removed again, too."""
    write, left = Path.write_bytes, iter(range(writes))

    def write_bytes(path, data):
        if next(left, None) is None:
            raise OSError(number, os.strerror(number), str(path))
        return write(path, data)

    monkeypatch.setattr(write_files.Path, "write_bytes", write_bytes)
    assert main(["init", "new/folder"]) == 3
    said = capsys.readouterr().err
    assert MESSAGES[number] in said
    assert "Traceback" not in said
    assert list(place.iterdir()) == []


def test_a_folder_without_permission_is_named(place, monkeypatch, capsys):
    def refuse(path):
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert main(["init"]) == 3
    assert f"{place} cannot be written to (Permission denied)" in capsys.readouterr().err


def test_if_the_disk_is_full_in_an_update_nothing_is_changed(place, older, monkeypatch, capsys):
    main(["init"])
    add_to(place / CHECKS, "mine\n")
    upgrade(older, monkeypatch, STUB, CHECKS, PAGE)
    before = everything(place)

    def write_bytes(path, data):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

    monkeypatch.setattr(write_files.Path, "write_bytes", write_bytes)
    assert main(["init"]) == 3
    assert everything(place) == before
