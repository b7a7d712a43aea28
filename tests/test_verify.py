"""For authors: what `verify` reports about an exercise that has something wrong."""

import pytest

from grader.authoring.verify import every_answer
from grader.cli.main import main
from grader.commands import as_typed
from grader.diagnosis import Mistake
from grader.exercise.catalog import Catalog
from grader.exercise.learner_files import right_answers
from tests.author import SOLUTION, WRONG

pytestmark = pytest.mark.one_python


def test_nothing_is_wrong(author):
    well, text = author.findings()
    assert "findings: 0, seed: " in text.strip().splitlines()[-1]
    assert well


def test_a_stub_that_passes(author):
    author.stub.write_text(
        author.stub.read_text().partition("import")[0] + SOLUTION.partition("\n\n")[2]
    )
    author.assert_found("double.py: a stub should be `todo`, got `pass`", "TODO is missing")


def test_a_stub_that_fails_in_another_way(author):
    author.change(author.stub, "raise NotImplementedError", "raise ValueError")
    author.assert_found("a stub should be `todo`, got `fail`: let it raise NotImplementedError")


def test_a_wrong_answer_that_passes(author):
    author.change(author.folder / "wrong_0.py", "3 * number", "2 * number")
    author.assert_found("wrong_0.py: a wrong answer should fail, got `pass`")


def test_a_wrong_answer_that_fails_another_check_than_it_names(author):
    author.change(
        author.folder / "wrong_0.py",
        "# fails: test_twice_the_number",
        "# fails: test_waits_a_moment",
    )
    author.assert_found(
        "wrong_0.py: should fail test_waits_a_moment, but fails test_twice_the_number"
    )


def test_a_wrong_answer_that_names_no_check(author):
    author.change(author.folder / "wrong_0.py", "# fails: test_twice_the_number\n", "")
    author.assert_found("wrong_0.py: should fail nothing, but fails test_twice_the_number")


def test_a_wrong_answer_that_names_a_check_that_does_not_exist(author):
    author.change(author.folder / "wrong_0.py", "test_twice_the_number", "test_thrice")
    author.assert_seen("`# fails:` names test_thrice, which is not a check in test_double.py")


def test_a_wrong_answer_without_a_mistake(author):
    author.change(author.folder / "wrong_0.py", "# mistake:", "# error:")
    author.assert_seen("wrong_0.py: `# mistake: NAME` is missing")


def test_a_need_that_nobody_knows(author):
    author.change(author.checks, "HINTS", 'NEEDS = "a camera"\nHINTS')
    author.assert_seen("test_double.py: NEEDS: expected one of sockets, threads, processes")


def test_a_part_that_needs_a_machine(author):
    author.change(
        author.checks, "HINTS", "@scenario\nasync def up(student, server): ...\n\n\nHINTS"
    )
    author.assert_seen("NEEDS is missing: a browser has no 'server': write NEEDS = \"sockets\"")


MAIN = "{}from double_numbers import twice\n\n\nasync def double(number):\n    return await twice(number)\n"


@pytest.fixture
def split(author):
    """The author, with an answer of two files that is right, and one that is wrong."""
    author.change(author.checks, "HINTS", "FILES = True\nHINTS")
    author.change(
        author.stub,
        "What is\nchecked",
        "Names of further files begin with `double_`. What is\nchecked",
    )
    numbers = SOLUTION.replace("def double", "def twice")
    wrong = numbers.replace("await asyncio.sleep(0.05)", "asyncio.sleep(0.05)  # <- here")
    head = "# mistake: never-awaited\n# fails: test_waits_a_moment\n"
    for name, text, answer in (
        ("right_files", numbers, MAIN.format('"""Two files."""\n\n')),
        ("wrong_files", wrong, MAIN.format(head)),
    ):
        (author.folder / name).mkdir()
        author.write(f"{name}/double.py", answer)
        author.write(f"{name}/double_numbers.py", text)
    return author


def test_an_answer_of_several_files_is_a_folder(split):
    well, text = split.findings()
    assert well, text
    labels = [a.submission.label for a in every_answer(*split.kit.catalog.exercises)]
    assert {"right_files", "wrong_files"} <= {*labels}


def test_a_line_of_a_further_file_is_told_as_one(split):
    file = split.folder / "wrong_files" / "double_numbers.py"
    split.change(file, "  # <- here", "")
    split.change(file, "return 2 * number", "return 2 * number  # <- here")
    split.assert_found(
        "expected never-awaited at line 9 of double_numbers.py, got line 8 of double_numbers.py"
    )


def test_a_brief_says_how_further_files_are_named(split):
    split.change(split.stub, "`double_`", "`it`")
    split.assert_seen("double.py: FILES: the brief should say that names of further files begin")


def test_files_are_true_or_nothing(author):
    author.change(author.checks, "HINTS", 'FILES = "double_"\nHINTS')
    author.assert_seen("test_double.py: line")


def test_right_answers_of_several_files_are_handed_out_with_their_folder(split):
    names = [*right_answers(split.folder)]
    assert names[0] == "solution.py"
    assert {"right_files/double.py", "right_files/double_numbers.py", "right_one.py"} < {*names}


def test_a_mistake_that_has_no_page(author):
    author.change(author.folder / "wrong_0.py", "# mistake: none", "# mistake: loosers-left")
    author.change(author.checks, "@points(2)", '@points(2, shows="first-is-no-success")')
    author.assert_seen(
        f"wrong_0.py: no mistake is called 'loosers-left': `{as_typed('explain')}` lists them",
        "no mistake is called 'first-is-no-success'",
    )


def test_a_check_that_breaks_is_told_with_its_own_line(author):
    author.change(author.checks, "assert doubled.value ==", "[][7] or doubled.value ==")
    author.assert_found("(IndexError: list index out of range, at test_double.py:")


def test_a_page_that_does_not_mention_the_exercise(author):
    page = author.stub.with_name("README.md")
    page.write_text("Nothing of it here.", encoding="utf-8")
    author.assert_seen("README.md: does not mention `double`")


@pytest.mark.parametrize("name", ["solution.py", "right_one.py"])
def test_a_right_answer_that_fails(author, name):
    author.change(author.folder / name, "2 * number", "2 + number")
    author.assert_found(f"{name}: a right answer should pass, got `fail`: test_twice_the_number")


BLOCKS = SOLUTION.replace("import asyncio", "import asyncio\nimport time").replace(
    "await asyncio.sleep(0.05)", "await asyncio.sleep(0)\n    time.sleep(0.15)"
)


@pytest.mark.parametrize("name", ["solution.py", "right_one.py"])
def test_a_right_answer_with_a_remark(author, name):
    author.write(name, BLOCKS)
    author.assert_found(
        f"{name}: the remark blocking-call, line 10: it passes, and the event loop was blocked",
        "fix it, or announce it: `# remark: blocking-call`",
    )


def test_a_right_answer_that_announces_its_remark(author):
    author.write("right_one.py", f"# remark: blocking-call\n{BLOCKS}")
    assert author.findings()[0]


def test_a_solution_cannot_announce_a_remark(author):
    author.write("solution.py", f"# remark: blocking-call\n{BLOCKS}")
    author.assert_found("solution.py: the remark blocking-call, line")


def test_an_announced_remark_that_does_not_come(author):
    author.write("right_one.py", f"# remark: blocking-call\n{SOLUTION}")
    author.assert_found("right_one.py: announces the remark blocking-call, which did not come")


def test_an_announced_remark_that_has_no_page(author):
    author.write("right_one.py", f"# remark: blocking\n{SOLUTION}")
    author.assert_seen("right_one.py: no mistake is called 'blocking'")


def test_a_right_answer_that_does_not_say_how_it_differs(author):
    author.change(author.folder / "right_one.py", '"""Sleep, then multiply."""', "")
    author.assert_seen("right_one.py: the docstring is missing")


def test_no_solution(author):
    (author.folder / "solution.py").unlink()
    author.assert_seen("solution.py: the reference solution is missing")


def test_too_few_answers(author):
    for file in author.folder.glob("*_*.py"):
        file.unlink()
    author.assert_seen("2 right answers, got none", "4 wrong answers, got none")


def test_no_stub(author):
    author.stub.unlink()
    author.assert_seen("double.py: the stub is missing")


def test_no_todo_and_no_brief(author):
    author.stub.write_text(
        "async def double(number) -> int:\n"
        '    """Wait a moment, and return twice the number."""\n    raise NotImplementedError\n'
    )
    author.assert_seen("double.py: TODO is missing", "double.py: the brief is missing")


def test_a_stub_with_code_above_its_raise(author):
    author.change(author.stub, "    raise Not", "    number += 1\n    raise Not")
    author.assert_seen(
        "double.py: it looks answered: each function that ASKS names should begin with"
    )


def test_too_few_hints(author):
    author.change(author.checks, '("a nudge", "the tool", "nearly the answer")', '("a nudge",)')
    author.assert_seen("test_double.py: expected 3 hints, got 1")


def test_no_hints(author):
    author.change(author.checks, "HINTS", "TIPS")
    author.assert_seen("test_double.py: HINTS is missing")


def test_no_title(author):
    author.change(author.checks, '"""Twice a number, after a moment."""', "")
    author.assert_seen("test_double.py: the title is missing")


def test_a_check_without_a_sentence(author):
    author.change(author.checks, '"""It waits a moment."""', "")
    author.assert_seen("test_waits_a_moment has no sentence")


@pytest.mark.parametrize("which", ["stub", "solution"])
@pytest.mark.parametrize(
    ("old", "new"),
    [("(number)", "(value)"), ("(number)", "(number: int)"), (" -> int", ""), ("async def", "def")],
)
def test_a_signature_that_differs(author, which, old, new):
    file = author.stub if which == "stub" else author.folder / "solution.py"
    author.change(
        file,
        f"{'' if old == 'async def' else 'double'}{old}" if old == "(number)" else old,
        new if old != "(number)" else f"double{new}",
    )
    author.assert_seen(f"{file.name}: should define `async def double(number) -> int`")


def test_a_docstring_that_differs(author):
    author.change(author.folder / "solution.py", "Wait a moment, and", "Wait, and")
    author.assert_seen("solution.py: the docstring of `double` should be the same as in the stub")


def test_a_stray_file(author):
    (author.kit.exercises / "01_first" / "notes.txt").write_text("later")
    author.assert_seen("notes.txt: a stray file")


def test_answers_to_nothing(author):
    (author.folder.parent / "tripel").mkdir()
    author.assert_seen("tripel: answers to an exercise that does not exist")


@pytest.mark.parametrize("name", ["solution.py", "right_one.py", "wrong_0.py"])
def test_an_answer_that_cannot_be_parsed_is_a_finding_and_not_a_crash(author, name):
    author.write(name, "def double(:\n")
    author.assert_found(name)


def test_a_stub_that_cannot_be_parsed_is_a_finding_and_not_a_crash(author):
    author.stub.write_text("def double(:\n")
    author.assert_found("double.py: line 1: invalid syntax")


def test_text_that_looks_like_markup_is_printed_as_it_is(author):
    author.change(author.checks, "double(number) -> int", "double(number) -> list[str]")
    author.assert_found("-> list[str]")


def test_the_inputs_can_be_had_again(author):
    assert author.kit.run("verify", "--seed", "7").stdout.endswith("seed: 7\n")


def test_the_exit_status_says_whether_anything_is_wrong(author):
    assert author.kit.run("verify").returncode == 0
    (author.folder / "solution.py").unlink()
    ran = author.kit.run("verify")
    assert ran.returncode == 1
    assert "solution.py: the reference solution is missing" in ran.stdout


NOT_AWAITED = (
    WRONG.replace("none", "never-awaited")
    .replace("3 * number", "2 * number")
    .replace("test_twice_the_number", "test_waits_a_moment")
    .replace("    await asyncio", "    asyncio")
)
MARKED = NOT_AWAITED.replace("sleep(0.05)", "sleep(0.05)  # <- here")


def test_a_mistake_that_is_found_at_its_line(author):
    author.write("wrong_0.py", MARKED)
    assert author.findings()[0]


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        ("", "", "expected never-awaited at line 9, got line 8"),
        ("never-awaited", "none", "expected the mistake none, got never-awaited"),
    ],
)
def test_a_mistake_that_is_found_elsewhere_or_is_another(author, old, new, seen):
    author.write(
        "wrong_0.py", NOT_AWAITED.replace("number\n", "number  # <- here\n").replace(old, new)
    )
    author.assert_found(f"wrong_0.py: {seen}")


def test_a_mistake_that_is_found_without_a_line(author, monkeypatch):
    found = [Mistake("never-awaited", "wrong_0.py", None, "")]
    monkeypatch.setattr("grader.authoring.verify.diagnose", lambda result: found)
    author.write("wrong_0.py", MARKED)
    author.assert_found("wrong_0.py: expected never-awaited at line 8, got no line")


def test_the_shares_hold_each_answer_once_and_the_stub_and_the_solution_each_time(author):
    (exercise,) = Catalog(author.kit.exercises).select(["double"])
    parts = [
        [answer.submission.label for answer in every_answer(exercise, (part, 3))]
        for part in (1, 2, 3)
    ]
    assert [part[:2] for part in parts] == [["double", "solution"]] * 3
    others = [label for part in parts for label in part[2:]]
    assert sorted(others) == sorted(file.stem for file in author.folder.glob("[rw]*_*.py"))


@pytest.mark.parametrize("share", ["0/3", "4/3", "third", "1/0"])
def test_a_share_that_is_none_is_wrong_usage(share, capsys):
    with pytest.raises(SystemExit) as left:
        main(["verify", "--share", share])
    assert left.value.code == 2
    assert "expected I/N, such as 1/3" in capsys.readouterr().err


def test_newer_pythons_may_fail_other_checks(author):
    author.change(
        author.folder / "wrong_0.py",
        "# fails: test_twice_the_number\n",
        "# fails: test_waits_a_moment\n# fails from 3.11: test_twice_the_number\n"
        "# fails from 3.99: test_waits_a_moment\n",
    )
    assert author.findings()[0]
