"""A wrong answer is verified inside its stub: the file that a learner has."""

import pytest

from grader.authoring.in_stub import InStub, in_stub
from grader.exercise.result import Answer
from grader.exercise.submission import Submission
from tests.author import WRONG
from tests.conftest import STUB

TRIED = """

# From here on you need change nothing.

SECONDS = 1


async def main() -> None:
    print(await double(SECONDS))


if __name__ == "__main__":
    asyncio.run(main())
"""


@pytest.fixture
def placed(kit):
    """The text of an answer to `double` in its stub, and the submission."""
    kit.add("01_first", "double", stub=STUB + TRIED)
    (exercise,) = kit.catalog.exercises

    def placed(text):
        submission = Submission("wrong_1", kit.folder / "wrong_1.py", text)
        return in_stub(Answer(exercise, submission)).submission

    return placed


def test_the_answer_stands_where_the_asked_definition_was(placed):
    text = placed(WRONG.lstrip()).text
    brief, rest = text.split(WRONG.strip())
    assert brief.startswith('"""double: twice a number')
    assert brief.endswith("import asyncio\n\n\n")
    assert rest.strip() == TRIED.strip()
    assert "NotImplementedError" not in text


def test_lines_are_told_as_the_answers_own(placed):
    submission = placed(WRONG)
    line = submission.text.split("\n").index("    return 3 * number") + 1
    assert (
        submission.place(line) == f"line {WRONG.split(chr(10)).index('    return 3 * number') + 1}"
    )
    assert submission.place(1) == '`"""double: twice a number, after a moment.`, a line of the stub'
    last = len(submission.text.rstrip().split("\n"))
    assert submission.place(last) == "`asyncio.run(main())`, a line of the stub"
    assert submission.place(None) == "no line"


def test_what_the_answer_defines_as_well_is_taken_from_the_answer(placed):
    text = placed("SECONDS = 5\n\n\n@cached\nasync def main():\n    pass\n").text
    assert text.count("SECONDS =") == 1
    assert "SECONDS = 5" in text
    assert text.count("def main") == 1
    assert "NotImplementedError" not in text


def test_an_import_that_must_be_first_follows_the_brief(placed):
    text = placed("from __future__ import annotations\n\n\ndef double(number): pass\n").text
    compile(text, "wrong_1.py", "exec")
    assert text.startswith('"""double')


@pytest.mark.parametrize(
    "text", ["def double(:\n", "\tx\n", "async def dubble(n):\n    return n\n"]
)
def test_an_answer_that_cannot_be_read_or_names_it_otherwise_is_put_in_as_it_is(placed, text):
    submission = placed(text)
    assert isinstance(submission, InStub)
    assert text.rstrip("\n") in submission.text
    assert "NotImplementedError" not in submission.text


def test_an_answer_without_a_readable_stub_stays_alone(kit):
    (exercise,) = kit.catalog.exercises
    exercise.stub.write_text("def double(:\n")
    answer = Answer(exercise, Submission("wrong_1", kit.folder / "wrong_1.py", WRONG))
    assert in_stub(answer) == answer


def test_a_finding_names_the_line_of_the_answers_file(author):
    stub = author.stub.read_text(encoding="utf-8")
    author.stub.write_text(stub + TRIED, encoding="utf-8")
    source = WRONG.lstrip().replace("none", "never-awaited").replace("3 *", "2 *")
    source = source.replace("    await asyncio", "    asyncio")
    source = source.replace("test_twice_the_number", "test_waits_a_moment")
    author.write("wrong_0.py", source.replace("2 * number", "2 * number  # <- here"))
    author.assert_found("wrong_0.py: expected never-awaited at line 9, got line 8")


def test_the_brief_is_part_of_what_is_verified(author):
    """The stub is graded with the answer: what breaks the one, breaks the other."""
    stub = author.stub.read_text(encoding="utf-8")
    author.stub.write_text(stub + "\n\nexit(3)\n", encoding="utf-8")
    author.assert_found("wrong_0.py: should fail test_twice_the_number, but fails")
