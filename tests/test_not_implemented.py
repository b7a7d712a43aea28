"""An answer that still raises NotImplementedError is told the line; a stub that was not edited is not."""

from pathlib import Path

import pytest

from grader.exercise.catalog import Exercise
from grader.exercise.result import TO_DO, Answer
from grader.exercise.submission import Submission
from grader.gathering.not_implemented import saying_where
from tests.conftest import STUB

HEAD = "import asyncio\n\n\nasync def double(number) -> int:\n"
SOURCES = {
    "untouched": STUB,
    "older words": STUB.replace("is still to do", "is to be done").replace("Wait a moment, and", "R"),
    "with an import": STUB.replace("import asyncio", "import asyncio\nimport time"),
    "above": f"{HEAD}    result = 2 * number\n    raise NotImplementedError\n",
    "below": f"{HEAD}    raise NotImplementedError('to do')\n    return 2 * number\n",
    "around": f"{HEAD}    x = 2\n    raise NotImplementedError\n    return x * number\n",
    "branch": f"{HEAD}    if number < 0:\n        return 0\n    else:\n        raise NotImplementedError\n",
    "case": f"{HEAD}    match number:\n        case _:\n            raise NotImplementedError\n",
    "except": f"{HEAD}    try:\n        1 / 0\n    except OSError:\n        pass\n"
    "    except ArithmeticError:\n        raise NotImplementedError\n",
    "loop": f"{HEAD}    for _ in range(2):\n        raise NotImplementedError\n",
    "with": f"{HEAD}    async with asyncio.timeout(1):\n        await asyncio.sleep(0)\n"
    "        raise NotImplementedError\n",
    "group": f"{HEAD}    async def one():\n        raise NotImplementedError\n\n"
    "    async with asyncio.TaskGroup() as group:\n        group.create_task(one())\n",
    "helper": f"def twice(number):\n    raise NotImplementedError\n\n\n{HEAD}    return twice(number)\n",
    "method": "class Scale:\n    def weigh(self, number):\n        raise NotImplementedError\n\n\n"
    f"{HEAD}    return Scale().weigh(number)\n",
    "import": f"{HEAD}    return 2 * number\n\n\nraise NotImplementedError\n",
    "library": f"{HEAD}    return asyncio.AbstractEventLoop().time()\n",
}  # fmt: skip
DELETE = "Line {} still raises NotImplementedError: delete it, and the code {} it is checked."
DUE = {
    "untouched": TO_DO,
    "older words": TO_DO,
    "with an import": TO_DO,
    "above": DELETE.format(6, "above"),
    "below": DELETE.format(5, "below"),
    "around": DELETE.format(6, "around"),
    "branch": "Line 8, in one branch of `double`, still raises NotImplementedError: write what should happen there.",
    "case": "Line 7, in one branch of `double`, still raises NotImplementedError: write what should happen there.",
    "except": "Line 10, in one branch of `double`, still raises NotImplementedError: write what should happen there.",
    "loop": "Line 6 still raises NotImplementedError: write what should happen there.",
    "with": DELETE.format(7, "above"),
    "group": "`one` is not written yet: line 6 raises NotImplementedError.",
    "helper": "`twice` is not written yet: line 2 raises NotImplementedError.",
    "method": "`Scale.weigh` is not written yet: line 3 raises NotImplementedError.",
    "import": "Line 8 raises NotImplementedError during the import of the file: delete it.",
    "library": "Something that line 5 calls raised NotImplementedError: `return asyncio.AbstractEventLoop().time()`.",
}  # fmt: skip


@pytest.fixture(scope="module")
def results(module_kit):
    return module_kit.grade_sources(SOURCES, clock="fast")


@pytest.mark.parametrize("label", SOURCES)
def test_the_problem_names_the_line_of_the_raise(results, label):
    assert (results[label].verdict, results[label].problem) == ("todo", DUE[label])


@pytest.mark.parametrize("label", SOURCES)
def test_only_a_stub_that_was_not_edited_counts_as_untouched(results, label):
    assert results[label].is_untouched == (DUE[label] == TO_DO)
    assert {check.outcome for check in results[label].checks} == {"todo"}


def edited(kit, text):
    """The report on the learner's own file, which is in the place of the stub."""
    kit.add("01_first", "double", stub=text)
    ran = kit.run("check", "--clock", "fast")
    return " ".join(ran.stdout.split())


def test_a_learners_own_file_is_told_and_not_welcomed(kit):
    kit.add("02_second", "other")
    seen = edited(kit, SOURCES["above"])
    assert "Welcome" not in seen
    assert DUE["above"] in seen
    assert "Next: edit exercises/01_first/double.py" in seen


def test_code_below_the_raise_may_be_the_stubs_own(kit):
    """In a clone, the learner's file is the only one there is."""
    seen = edited(kit, SOURCES["below"])
    assert f"{TO_DO} {DUE['below']}" in seen
    assert "Start here: open exercises/01_first/double.py" in seen


def test_a_stub_alone_is_invited_as_before(kit):
    seen = edited(kit, STUB)
    assert seen.startswith("Start here: open exercises/01_first/double.py, read its brief,")


BOX = (
    "class Box:\n    def __init__(self): {}\n\n    def put(self, x): {}\n\n    def get(self): {}\n"
)
RAISE = "raise NotImplementedError"


@pytest.mark.parametrize(
    ("bodies", "line", "due"),
    [
        ((RAISE, RAISE, RAISE), 2, TO_DO),
        (("self.x = 0", RAISE, RAISE), 4, TO_DO),  # as the stub may give it
        (("self.x = 0", "self.x = x", RAISE), 6, "`Box.get` is not written yet: line 6 raises"),
        ((RAISE, "self.x = x", "return self.x"), 2, "`Box.__init__` is not written yet: line 2"),
    ],
)
def test_of_a_class_the_method_is_named(kit, bodies, line, due, raised):
    stub = kit.exercises / "01_first" / "double.py"
    check = stub.with_name("test_double.py")
    source = "class Box:\n    def __init__(self)\n    def put(self, x)\n    def get(self)"
    check.write_text(f'"""Title."""\nASKS = """{source}"""\n')
    exercise = Exercise("double", "01_first", stub, check)
    submission = Submission("double", stub, BOX.format(*bodies))
    seen = saying_where(raised(line), Answer(exercise, submission))
    assert seen.problem.startswith(due)
    assert (seen.problem == TO_DO) == (due == TO_DO)


@pytest.fixture
def raised():
    from grader.evidence.evidence import Evidence
    from grader.worker.observations import Error, Frame

    def raised(line):
        error = Error("NotImplementedError", "", (Frame(line, "", ""),), ())
        return Evidence("example", "seed", "todo", TO_DO, error=error)

    return raised


def test_in_an_earlier_cell_the_line_is_said_to_be_there(raised, kit):
    before = f"def twice(number):\n    {RAISE}\n"
    (exercise,) = kit.catalog.exercises
    submission = Submission(
        "ada", Path("ada.ipynb"), f"{HEAD}    return twice(number)\n", before=before
    )
    seen = saying_where(raised(8), Answer(exercise, submission))
    assert (
        seen.problem
        == "`twice` is not written yet: line 8, in an earlier cell, raises NotImplementedError."
    )


@pytest.mark.parametrize("text", ["(", "x = 1\n" * 30_000, "-" * 5000 + "1"])
def test_what_cannot_be_parsed_is_told_something_all_the_same(kit, raised, text):
    (exercise,) = kit.catalog.exercises
    seen = saying_where(raised(1), Answer(exercise, Submission("ada", Path("ada.py"), text)))
    assert seen.problem


def test_a_page_and_a_notebook_say_it_too(results):
    from grader.report.html import fragment

    assert "Line 6 still raises NotImplementedError" in fragment(results["above"])


def test_under_a_debugger_the_line_is_said_too(kit):
    kit.add("01_first", "double", stub=SOURCES["above"])
    test = kit.exercises / "01_first" / "test_double.py"
    ran = kit.run(test, "--in-process", "-p", "no:cacheprovider", module="pytest")
    assert "Line 6 still raises NotImplementedError" in ran.stdout
