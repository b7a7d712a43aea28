"""A generator that yields inside of a TaskGroup cannot be closed quietly."""

import pytest
from constructed import case, error, named

from grader.diagnosis.exceptions import wrapped_in_a_group
from grader.evidence.failures import NotSeen

PAIRS = """
async def pairs(fetch, urls):
    async with asyncio.TaskGroup() as group:
        for url in urls:
            group.create_task(bring(url))
        for _ in urls:
            yield await arrived.get()
"""
NAMED = PAIRS.replace(
    "    async with asyncio.TaskGroup() as group:", "    group = TaskGroup()\n    async with group:"
)
TWICE = PAIRS.replace("        for _", "        yield 0\n        for _")
AFTER = PAIRS.replace("        for _ in urls:\n        ", "    for _ in urls:\n    ")
INNER = PAIRS.replace("            yield", "            def f(): yield")
RAISED = AssertionError("closing it raised BaseExceptionGroup of 1: GeneratorExit")


@pytest.mark.parametrize(
    ("source", "line"), [(PAIRS, 7), (NAMED, 8), (TWICE, 3), (PAIRS + PAIRS, None)]
)  # fmt: skip
def test_the_yield_in_a_group_that_a_close_comes_to(source, line):
    assert named(source, failure=RAISED) == f"wrapped-in-a-group:{line}"
    exit_ = error("GeneratorExit", "", 7)
    group = error("BaseExceptionGroup", "unhandled errors", 3, exceptions=(exit_,))
    seen = {"error": group, "returned": None, "failure": NotSeen("it raised")}
    assert named(source, **seen) == f"wrapped-in-a-group:{line}"


@pytest.mark.parametrize("source", [AFTER, INNER, PAIRS.replace("TaskGroup", "timeout")])
def test_a_yield_elsewhere_has_no_part_in_it(source):
    assert wrapped_in_a_group(case(source, failure=RAISED)) is None


def test_another_error_than_that_of_a_close():
    for said in ("it raised BaseExceptionGroup of 1: OSError", "it raised GeneratorExit"):
        assert wrapped_in_a_group(case(PAIRS, failure=AssertionError(said))) is None
