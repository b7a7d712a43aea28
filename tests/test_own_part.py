"""What of a student's file is the answer, and what only lets the student try it out."""

import ast

import pytest

from grader.diagnosis.source import Source
from grader.exercise.own_part import own_part
from grader.exercise.syntax import parsed


def names(source, *asked):
    """The first line of each statement that belongs to the answer."""
    return [ast.unparse(node).partition("\n")[0] for node in own_part(parsed(source), asked)]


LEARNERS = '''
"""The brief: use gather(), not a Semaphore."""
import asyncio
import time
from asyncio import Semaphore as Limit

URLS = ["a", "b"]
LOCK = asyncio.Lock()


def helper(url):
    """Use FIRST_COMPLETED."""
    return LOCK


async def answer(urls):
    return await asyncio.gather(*map(helper, urls))


async def abandoned(urls):
    return Limit(3)


@dataclass
class Fake:
    made: float = time.monotonic()


async def main():
    async with Limit(2):
        print(await answer(URLS), Fake())


if __name__ == "__main__":
    asyncio.run(main())
'''


def test_the_answer_is_what_is_asked_for_and_what_that_leads_to():
    assert names(LEARNERS, "answer") == [
        "import asyncio",
        "LOCK = asyncio.Lock()",
        "def helper(url):",
        "async def answer(urls):",
    ]


def test_an_edited_try_out_is_no_more_the_answer():
    edited = LEARNERS.replace("asyncio.run(main())", "asyncio.run(abandoned(URLS))\n    main()")
    assert names(edited, "answer") == names(LEARNERS, "answer")


def test_without_the_asked_definition_everything_but_the_block_counts():
    found = names(LEARNERS, "another")
    assert "async def main():" in found
    assert not [line for line in found if line.startswith("if ")]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("if '__main__' == __name__:\n    demo()", []),
        ("if __name__ == '__main__' and DEBUG:\n    demo()", []),
        ("if __name__ == '__main__':\n    demo()\nelse:\n    setup()", ["setup()"]),
        ("if __name__ != '__main__':\n    setup()\nelse:\n    demo()", ["setup()"]),
        ("if __name__ == 'main':\n    demo()", ["if __name__ == 'main':"]),
        (
            "if __name__ == '__main__' or DEBUG:\n    demo()",
            ["if __name__ == '__main__' or DEBUG:"],
        ),
        ("setup()", ["setup()"]),
        ("CACHE['x'] = 1", ["CACHE['x'] = 1"]),
        ("LOOP = asyncio.new_event_loop()", ["LOOP = asyncio.new_event_loop()"]),
        ("LIMIT = 3", []),
        ("from asyncio import *", ["from asyncio import *"]),
        ("'prose between'", []),
        ("@registered\ndef handler(): f()", ["@registered"]),
    ],
)
def test_code_at_the_top_level_runs_unless_it_waits_for_main(source, expected):
    assert names(f"def f(): pass\n{source}\n", "f") == ["def f():", *expected]


@pytest.mark.parametrize(
    "source",
    [
        "f = g\ndef g(): pass",
        "f = partial(g, 1)\ndef g(): pass",
        "class f:\n    def m(self): g()\ndef g(): pass",
        "def f(): return lambda: g()\ndef g(): pass",
        "try:\n    from x import f\nexcept ImportError:\n    def f(): g()\ndef g(): pass",
        "def h(): g()\ndef f(a=h): pass\ndef g(): pass",
        "@h\ndef f(): pass\ndef h(f): g()\ndef g(): pass",
    ],
)
def test_what_is_asked_for_leads_to_a_function_in_many_ways(source):
    demo = "async def main(): f(), g()\nif __name__ == '__main__': main()"
    found = names(f"{source}\n{demo}\n", "f")
    assert "def g():" in found
    assert "async def main():" not in found


@pytest.mark.parametrize(
    ("between", "kept"),
    [("", 1), ("x = 1\n", 1), ("old = f\n", 2), ("def g(): f()\n", 2), ("@f\n", 2)],
)
def test_an_earlier_version_counts_only_if_something_may_have_kept_it(between, kept):
    again = "a=1): f" if not between else "a=1): second"
    found = names(f"def f(): first()\n{between}def f({again}()\n", "f")
    assert len([line for line in found if "def f" in line or line.startswith("@")]) == kept


def test_prose_and_comments_are_not_searched():
    source = Source(
        'def f():\n    """Use gather(."""\n    print("wait while it runs")  # Semaphore\n    "Lock("\n',
        ["f"],
    )
    assert not source.mentions("gather(", "while ", "Semaphore", "Lock(")
    assert source.line(3) == 'print("wait while it runs")'


def test_a_name_in_a_string_is_searched():
    """`return_when` is a string."""
    assert Source("def f(): wait(when='FIRST_COMPLETED')", ["f"]).mentions("FIRST_COMPLETED")


def test_a_line_that_was_seen_at_run_time_may_be_anywhere():
    source = Source(LEARNERS.lstrip(), ["answer"])
    line = LEARNERS.lstrip().split("\n").index("    async with Limit(2):") + 1
    assert source.block_with(line + 1, "limit") == line
    assert source.lines_of_calls("Limit") == []


@pytest.mark.parametrize("text", ["x = 'a # b'  # c", "x = 'a # b'"])
def test_a_line_ends_before_its_comment(text):
    assert Source(text).line(1) == "x = 'a # b'"


def test_lines_of_a_text_that_cannot_be_read_are_given_all_the_same():
    assert Source("x = (1\n  y = [2  # z").line(1) == "x = (1"
