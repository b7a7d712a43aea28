"""Files are written atomically; if that fails, a sentence names the remedy."""

import errno
import os
from pathlib import Path

import pytest

from grader.atomic_write import replace_file
from grader.classroom.reports import write_csv
from grader.cli.main import main
from grader.learn.os_errors import message_for
from tests.test_html import ANSWERS


def test_an_interrupted_table_leaves_the_old_one(tmp_path):
    target = tmp_path / "grades.csv"
    write_csv(target, ("student", "points"), [("ada", 7)])

    def rows():
        yield ("ada", 0)
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_csv(target, ("student", "points"), rows())
    assert target.read_bytes() == b"student,points\r\nada,7\r\n"


def test_an_interrupted_write_leaves_the_old_file_and_no_temporary_file(tmp_path, monkeypatch):
    target = tmp_path / "report.html"
    target.write_text("old")

    def stopped(descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        replace_file(target, "new")
    assert [(file.name, file.read_text()) for file in tmp_path.iterdir()] == [
        ("report.html", "old")
    ]


def test_a_new_file_respects_the_umask(tmp_path):
    before = os.umask(0o077)
    try:
        replace_file(tmp_path / "grades.csv", "ada")
    finally:
        os.umask(before)
    assert (tmp_path / "grades.csv").stat().st_mode & 0o777 == 0o600


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "there").write_text("old")
    (tmp_path / "here").symlink_to("there")
    replace_file(tmp_path / "here", "new")
    assert ((tmp_path / "here").is_symlink(), (tmp_path / "there").read_text()) == (True, "new")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="wants /dev/full")
@pytest.mark.parametrize("option", ["--json", "--html"])
def test_a_full_disk_is_reported_in_one_line_with_the_file_and_the_remedy(option, capsys):
    source = str(ANSWERS / "solution.py")
    asked = ["check", "fetch_all", "--clock", "fast", "--from", source]
    assert main([*asked, option, "/dev/full"]) == 3
    assert capsys.readouterr().err.strip() == (
        "awaitlings: The disk is full: /dev/full could not be written. "
        "Free some space, then run it again."
    )


@pytest.mark.parametrize(
    ("number", "sentence"),
    [
        (errno.ENOSPC, "The disk is full: x.csv could not be written. Free some space"),
        (errno.EACCES, "x.csv cannot be accessed (Permission denied): change its permissions"),
        (errno.ENOENT, "x.csv does not exist: restore it"),
        (errno.EMFILE, "raise the limit with `ulimit -n 1024`"),
        (errno.EIO, "x.csv cannot be used (Input/output error): run it again"),
    ],
)
def test_an_os_error_is_reported_with_the_file_and_a_remedy(number, sentence):
    told = message_for(OSError(number, os.strerror(number), "x.csv"))
    assert sentence in told
    assert "Errno" not in told


def test_an_error_without_a_file_name_is_still_a_sentence():
    assert message_for(OSError(errno.ENOSPC, "No space left on device")).startswith(
        "The disk is full"
    )
    assert "odd" in message_for(OSError("odd"))
