"""Any bytes as an answer, a cell or a check file: a sentence, and never a traceback of ours."""

import ast
import json
import re
import warnings
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from grader.diagnosis import pages
from grader.diagnosis.diagnose import cases
from grader.diagnosis.remarks import ASKED
from grader.diagnosis.rules import RULES
from grader.diagnosis.source import Source
from grader.evidence.difference import Mismatch
from grader.evidence.evidence import Evidence
from grader.evidence.failures import TooLong
from grader.evidence.values import Opaque, Value
from grader.exercise.catalog import KIT, Catalog, Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.result import TO_DO, Answer, Check, CheckResult, Result
from grader.exercise.submission import from_bytes
from grader.gathering.not_implemented import saying_where
from grader.ingest import Rejected, answers
from grader.ingest.cells import defined_by, definitions_of, python_of
from grader.worker.observations import (
    Deprecation,
    Error,
    Frame,
    LoopReport,
    Loose,
    Pause,
    Slept,
    ThreadWork,
)
from tests.by_hand import blocked, call, error, noticed, task_left, waiting_task

CODE = [c for page in pages().values() for c in re.findall(r"(?s)```python\n(.*?)```", page.text)]
PIECES = (
    "await f()", "async def f():", "    ", "\n", "%time ", "!ls", "'''", '"', "(", ")", "\\", "?",
    "x = ", "asyncio.run(", "if __name__ == '__main__':", ";", "#", "é", "\x0c", "\r", "\t", "\ud800",
    "import ", "from grader import check", "lambda: ", "@", "class C:", "for x in y:", "[x async for ",
    "\u2028", "global x", "del x", "f'{", "match x:", "*", "print", "\0", "check('x')", "with a as b:",
)  # fmt: skip


@st.composite
def sources(draw):
    """Python with something in it that is not."""
    text = draw(st.sampled_from(CODE))
    lines = text.split("\n")
    for _ in range(draw(st.integers(0, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        bit = draw(st.sampled_from(PIECES) | st.text(max_size=3))
        column = draw(st.integers(0, len(lines[place])))
        lines[place] = lines[place][:column] + bit + lines[place][column:]
    return "\n".join(lines)


TEXTS = sources() | st.lists(st.sampled_from(PIECES)).map("".join) | st.text()
DEEP = {
    "sum": "x = " + "1 + " * 3000 + "1",
    "attributes": "x = a" + ".b" * 2500,
    "elif": "if 1:\n pass\n" + "elif 1:\n pass\n" * 950,
    "parentheses": "x = " + "(" * 5000,
    "minus": "x = " + "-" * 50_000 + "1",
    "await": "async def f():\n x = " + "await " * 50_000 + "y",
    "lambda": "x = " + "lambda: " * 5000 + "1",
    "f-strings": "x = " + "f'{" * 200,
}
CALLS = tuple(
    call(
        *("fetch", str(n), n / 10, n + 1.0),
        outcome="cancelled" if n == 3 else "returned",
        lines=(n, n + 1),
    )
    for n in range(12)
)
LOOSE = (Loose("f", 5), Loose("g", None))
EVERYTHING = noticed(
    never_awaited=LOOSE,
    tasks_left=(task_left("f", 5, 6), task_left("g", 7)),
    generators_left=LOOSE,
    lost=(LoopReport("never retrieved", "ValueError", 4, "", None),),
    handed=(ThreadWork(4, 1.0), ThreadWork(5, 1.0)),
    touched=(3, 400),
    blocked=(blocked(0.0, 2.0, 4, "time.sleep"), blocked(2.0, 2.0, None, "computing")),
    unclosed=("Unclosed client session",),
    children_left=True,
    threads_left=LOOSE,
    slept=(Slept(5, 0.3, 2),),
    pauses=tuple(Pause(line, 9) for line in range(1, 25)),
    deprecated=(Deprecation(5, "old"),),
    turns=5000,
    cpu=3.0,
)
ERROR = error("TimeoutError", "Lock is not acquired", 7)
LATE = Evidence("s", "seed", elapsed=9.0, calls=CALLS, noticed=EVERYTHING, error=ERROR)
VALUES = Evidence(
    "s", "seed", calls=CALLS, noticed=EVERYTHING, returned=Value([Opaque("ValueError", "x")] * 3)
)
HUNG = Evidence(
    *("s", "seed", "timeout"),
    calls=CALLS,
    running_line=5,
    waiting=[
        waiting_task(n, on) for n, on in enumerate(("Lock.acquire", "Queue.join", "Queue.get"), 3)
    ],
)


@pytest.mark.parametrize("evidence", [LATE, VALUES, HUNG], ids=["late", "values", "hung"])
@given(text=TEXTS)
@example(text=DEEP["sum"])
@example(text=DEEP["attributes"])
@example(text=DEEP["elif"])
def test_no_rule_stumbles_over_any_source(evidence, text):
    exercise = Exercise("double", "01_first", Path("/double.py"), Path("/test_double.py"))
    answer = from_bytes(text.encode("utf-8", "replace"), "ada", Path("double.py"))
    about = Check("t", "s", 1, 1, "torn-update")
    errors = TooLong("it took 9 s"), Mismatch([1, 2, 3], [1, 3, 2])
    checks = [CheckResult(about, "fail", "x", [evidence], error) for error in errors]
    result = Result(Answer(exercise, answer), checks, [evidence])
    for asked in ((), ["double"], ["answer"]):
        for case in cases(result, Source(answer.listing, asked)):
            for rule in RULES:
                rule.find(case)
            for _, find in ASKED:
                find(replace(case, checks=[]))


@given(text=TEXTS, line=st.integers(-1, 40))
@example(text=DEEP["elif"], line=3)
def test_something_is_said_of_a_not_implemented_error_in_any_source(text, line):
    exercise = next(e for e in Catalog(KIT / "exercises").exercises if e.slug == "unblock")
    answer = from_bytes(text.encode("utf-8", "replace"), "ada", Path("poll.py"))
    error = Error("NotImplementedError", "", (Frame(line, "", ""),), ())
    evidence = Evidence("s", "seed", "todo", TO_DO, error=error)
    assert saying_where(evidence, Answer(exercise, answer)).problem.endswith(".")


@given(st.binary() | TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_an_answer_or_are_rejected_with_a_sentence(data):
    answer = from_bytes(data, "ada", Path("double.py"))
    assert bool(answer.text) != bool(answer.rejected)
    assert answer.rejected == "" or answer.rejected.endswith(".")
    answer.text.encode()


@given(TEXTS)
def test_any_cell_becomes_text_with_the_same_lines(text):
    plain = python_of(text)
    assert plain.count("\n") == text.replace("\r\n", "\n").replace("\r", "\n").count("\n")


@given(TEXTS)
def test_a_cell_that_was_python_is_python_still(text):
    if parses(text):
        assert parses(python_of(text))


@given(st.lists(TEXTS, max_size=3), TEXTS)
def test_what_earlier_cells_give_is_python(cells, later):
    assert parses(definitions_of(cells))
    assert parses(definitions_of(cells, needed_by=later))
    assert isinstance(defined_by(later), set)


def parses(text):
    """Whether it is Python; a warning about an escape such as `\\P` says nothing against it."""
    try:
        with warnings.catch_warnings(action="ignore"):
            ast.parse(text)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return False
    return True


@pytest.mark.parametrize("name", DEEP)
def test_a_deep_cell_is_no_trouble(name):
    assert python_of(DEEP[name]).count("\n") == DEEP[name].count("\n")
    assert parses(definitions_of([DEEP[name]]))


def cell_like():
    odd = st.none() | st.booleans() | st.integers() | st.text(max_size=5) | st.just([])
    marks = odd | st.fixed_dictionaries(
        {"grade_id": odd | st.sampled_from(["answer-double", "check-double", "answer-", "setup"])}
    )
    parts = {
        "cell_type": odd | st.sampled_from(["code", "code", "markdown", "raw"]),
        "source": odd | TEXTS | st.lists(TEXTS, max_size=2),
        "metadata": odd | st.fixed_dictionaries({"nbgrader": marks}),
    }
    return odd | st.fixed_dictionaries({}, optional=parts) | st.fixed_dictionaries(parts)


NOTEBOOKS = st.fixed_dictionaries(
    {"cells": st.lists(cell_like(), max_size=5) | st.none()},
    optional={"nbformat": st.integers(), "metadata": st.none(), "worksheets": st.none()},
)


@given(NOTEBOOKS.map(lambda data: json.dumps(data).encode()) | st.binary())
def test_any_bytes_are_a_notebook_or_are_rejected_with_a_sentence(data):
    asks = {"double": ["double", "f"]}
    try:
        found = answers(data, "ada", Path("week1.ipynb"), asks)
    except Rejected as reason:
        assert str(reason).endswith(".")
        return
    assert "double" in found
    for answer in found.values():
        assert bool(answer.text) != bool(answer.rejected)
        answer.text.encode()
        assert parses(answer.before)


CHECK_FILE = '''"""Title."""
from grader import points, scenario
ASKS = {asks}
HINTS = {hints}
@scenario(limit={limit})
async def s(student): return 1
@points({points})
def test_it(s):
    """Sentence."""
'''
LITERALS = st.sampled_from(
    ["1", "-1", "True", "None", "'x'", "('a', 'b', 'c')", "f()", "[1]", "{}", "1e999", "", "...",
     "'def f(x)'", "'class A:'", "'class A:\\n    def f(self)'", "'X: int'", "'X = 1'", "'('", "b'x'",
     "'class A:\\n    x = 1'", "'def'", "'\\0'", "[[]]", "1, shows=2", "1, shows='x'", "shows='y'"]
)  # fmt: skip
CHECK_FILES = st.builds(
    lambda **parts: CHECK_FILE.format(**parts),
    asks=LITERALS, hints=LITERALS, limit=LITERALS, points=LITERALS,
)  # fmt: skip


@given(st.binary() | (TEXTS | CHECK_FILES).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes_as_a_check_file_are_read_or_refused_with_a_sentence(tmp_path_factory, data):
    folder = tmp_path_factory.getbasetemp() / "01_first"
    folder.mkdir(exist_ok=True)
    file = folder / "test_double.py"
    file.write_bytes(data)
    exercise = Exercise("double", "01_first", folder / "double.py", file)
    try:
        _ = exercise.checks, exercise.limits, exercise.parts, exercise.max_points
        _ = exercise.hints, exercise.asks, exercise.title, exercise.scenarios_source()
    except CatalogError as error:
        assert str(file) in str(error)
