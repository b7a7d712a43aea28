"""A learner's typical errors: one clear sentence for each, and no traceback from the grader."""

import os
import re

import pytest

from grader.cli.main import main
from grader.supervisor import job

GOOD_BODY = "async def double(number):\n    await __import__('asyncio').sleep(0.05)\n"

SOURCES = {
    "no_colon": "import asyncio\n\nasync def double(number)\n    return 2 * number\n",
    "tabs": "async def double(number):\n\tif number:\n        return 1\n",
    "open_string": "async def double(number):\n    return '''2\n",
    "missing_function": "answer = 42\n",
    "misspelt": "async def duoble(number):\n    return 2 * number\n",
    "other_case": "async def Double(number):\n    return 2 * number\n",
    "not_async": "def double(number):\n    return 2 * number\n",
    "not_a_function": "double = 2\n",
    "one_too_many": "async def double(number, factor):\n    return factor * number\n",
    "one_too_few": "async def double():\n    return 2\n",
    "import_fails": "import asyncio\nimport asynciox\n\nasync def double(number):\n    return 2\n",
    "error_at_import": "def half(number):\n    return number / 0\nhalf(1)\n",
    "raises": "async def double(number):\n    return twice(number)\n\n"
    "def twice(number):\n    raise ValueError('no such number')\n",
    "library_raises": "import json\nasync def double(number):\n    return json.loads('{')\n",
    "giant_output": "async def double(number):\n    print('x' * 300_000)\n",
    "some_output": GOOD_BODY + "    print('seen on the way')\n    return 3 * number\n",
    "exit_at_import": "import sys\nsys.exit(0)\n",
    "exit_in_call": "import sys\nasync def double(number):\n    sys.exit(0)\n",
    "text": GOOD_BODY + "    return str(2 * number)\n",
    "nothing": GOOD_BODY,
    "coroutine": "async def later(): pass\n" + GOOD_BODY + "    return [later()]\n",
    "empty": "",
    "blank": " \n\t\n",
    "latin1": b"# one\n# caf\xe9\nasync def double(number):\n    return 2 * number\n",
    "nul": b"# one\n# two\0\n",
    "too_big": b"#" * (513 << 10),
    "loop_at_import": "number = 1\nwhile True:\n    number += 1\n",
    "loop_in_call": "async def double(number):\n    while True:\n        number += 1\n",
    "markup": "async def double(number):\n    raise ValueError('[bold]not bold[/bold]')\n",
}

SAYS = {
    "no_colon": ("no_colon.py", "line 3", "async def double(number)", "expected ':'"),
    "tabs": ("tabs.py", "line 3", "return 1", "tabs and spaces"),
    "open_string": ("open_string.py", "line 2", "return '''2", "unterminated"),
    "missing_function": ("no `double`", "Write it"),
    "misspelt": ("no `double`", "`duoble`", "Rename it"),
    "other_case": ("no `double`", "`Double`", "Rename it"),
    "not_async": ("`double` is not async", "`async def`"),
    "not_a_function": ("`double` is not a function", "async def double(number)"),
    "one_too_many": ("expected `double(number)`", "got `double(number, factor)`"),
    "one_too_few": ("expected `double(number)`", "got `double()`"),
    "import_fails": ("cannot be imported", "asynciox", "line 2", "import asynciox"),
    "error_at_import": ("cannot be imported", "ZeroDivisionError", "line 2", "return number / 0"),
    "raises": (
        "ValueError: no such number",
        "line 2",
        "return twice(number)",
        "line 5",
        "in twice",
    ),
    "library_raises": ("JSONDecodeError", "line 3", "return json.loads('{')"),
    "giant_output": ("printed more than 256 KB", "xxxxx"),
    "some_output": ("seen on the way",),
    "exit_at_import": ("exits the program during its import", "line 2", "sys.exit(0)"),
    "exit_in_call": ("SystemExit", "line 3", "sys.exit(0)"),
    "text": ("int", "str", "'"),
    "nothing": ("int", "None"),
    "coroutine": ("int", "list", "coroutine", "later"),
    "empty": ("The file is empty",),
    "blank": ("The file is empty",),
    "latin1": ("Line 2 is not UTF-8",),
    "nul": ("Line 2 contains a NUL byte",),
    "too_big": ("larger than 512 KB",),
    "loop_at_import": ("import", "did not end within"),
    "loop_in_call": ("still running after 2 s", "line "),
    "markup": ("[bold]not bold[/bold]",),
}

OURS = re.compile(r"Traceback|INTERNALERROR|site-packages|grader/(?:worker|supervisor)|lib/python")


@pytest.fixture(scope="module")
def results(module_kit):
    """All of them, graded at once."""
    module_kit.limit = 2
    module_kit.add("01_first", "double")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(job, "IMPORT_LIMIT", 2.0)
        return module_kit.grade_sources(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_the_sentence_says_what_is_wrong(results, told, name):
    text = told(results[name])
    for part in SAYS[name]:
        assert part in text


@pytest.mark.parametrize("name", SOURCES)
def test_no_frame_of_the_grader_is_shown(results, told, name):
    assert OURS.search(told(results[name])) is None


@pytest.mark.parametrize("name", SOURCES)
def test_it_does_not_pass_and_earns_no_full_points(results, name):
    assert results[name].verdict not in ("pass", "todo")
    assert results[name].points < results[name].max_points


def test_only_the_students_own_lines_are_shown(results):
    (evidence,) = results["library_raises"].evidence
    assert [frame.line for frame in evidence.error.frames] == [3]


def test_a_giant_output_is_shortened(results, told):
    assert len(told(results["giant_output"])) < 2000


EXITS = ("no_colon", "exit_at_import", "exit_in_call", "raises", "latin1", "nothing")


@pytest.mark.parametrize("name", EXITS)
def test_the_exit_status_is_1(kit, monkeypatch, capsys, name):
    monkeypatch.chdir(kit.folder)
    assert main(["check", "double", "--from", str(kit.answer(name, SOURCES[name]))]) == 1
    shown = capsys.readouterr()
    assert f"answers/{name}.py" in shown.out
    assert OURS.search(shown.out + shown.err) is None


def _directory(path):
    path.mkdir()


def _link(path):
    path.with_name("target.py").write_text("async def double(number): ...", encoding="utf-8")
    path.symlink_to("target.py")


def _nowhere(path):
    path.symlink_to("nowhere.py")


def _missing(path):
    path.unlink(missing_ok=True)


PATHS = {
    "missing": (_missing, "The file is missing:"),
    "directory": (_directory, "Expected a file, got a directory"),
    "link": (_link, "This is a symbolic link"),
    "link_to_nowhere": (_nowhere, "This is a symbolic link"),
    "fifo": (os.mkfifo, "This is not a regular file:"),
}


@pytest.mark.parametrize("kind", PATHS)
def test_what_is_not_a_regular_file_is_rejected(kit, monkeypatch, capsys, kind):
    make, sentence = PATHS[kind]
    stub = kit.exercises / "01_first" / "double.py"
    stub.unlink()
    make(stub)
    monkeypatch.chdir(kit.folder)
    assert main(["check"]) == 1
    shown = capsys.readouterr().out
    assert sentence in shown
    assert "rejected" in shown
