"""Reading a student's file: its text, or the reason to reject it."""

import pytest

from grader.exercise.submission import MAX_SOURCE, take


def test_a_file_is_read_as_it_is(tmp_path):
    file = tmp_path / "double.py"
    file.write_text("x = 'é'\n", encoding="utf-8")
    assert (take(file).text, take(file).rejected) == ("x = 'é'\n", "")


def test_the_label_is_the_files_name_unless_given(tmp_path):
    file = tmp_path / "double.py"
    file.write_text("x = 1\n", encoding="utf-8")
    assert (take(file).label, take(file, "mine").label) == ("double", "mine")


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfx = 1\n", b"x = 1\r\n"])
def test_a_byte_order_mark_and_windows_line_endings_are_accepted(tmp_path, data):
    file = tmp_path / "double.py"
    file.write_bytes(data)
    assert take(file).text == "x = 1\n"


def test_the_largest_file_is_accepted_and_one_byte_more_is_not(tmp_path):
    file = tmp_path / "double.py"
    file.write_bytes(b"#" * MAX_SOURCE)
    assert take(file).rejected == ""
    file.write_bytes(b"#" * (MAX_SOURCE + 1))
    assert take(file).rejected.startswith("The file is larger than 512 KB")


def test_a_rejected_file_has_no_text(tmp_path):
    assert take(tmp_path / "missing.py").text == ""


def test_a_path_through_a_file_does_not_crash(tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert "cannot be read" in take(tmp_path / "file" / "double.py").rejected
