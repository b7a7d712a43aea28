"""Where an error comes from that Python raises far from the fault."""

import ast
from collections.abc import Iterator

from grader.diagnosis import python_messages
from grader.diagnosis.case import Case
from grader.diagnosis.reading import function, reads_of_a_part
from grader.diagnosis.source import Source, last_name
from grader.exercise.syntax import FUNCTIONS
from grader.worker.observations import Error

PIECES = ("readany", "readchunk")
"""What gives the next piece of a body."""


def line_at_fault(source: Source, error: Error) -> int | None:
    """Of a stack that is full the only call of a function by itself, of a closed loop where it was made for all,
    of a text that is no JSON where a part of it may have been read.

    Else it is the line that the error came out of.
    """
    found: list[int] = []
    if error.type == "RecursionError":
        found = sorted({frame.line for frame in error.frames} & {*_calls_of_itself(source)})
    if error.type.endswith("JSONDecodeError"):
        once = [n for n in source.lines_of_calls(*PIECES) if not source.in_loop(n)]
        found = [*reads_of_a_part(source, "read"), *once]
    if error.message == python_messages.LOOP_IS_CLOSED:
        found = list(_loops_for_all(source))
    return found[0] if len(found) == 1 else error.line


def read_in_part(case: Case, error: Error) -> str:
    """What to add of a text that is no JSON where a body in several pieces was read only once; else nothing."""
    line = line_at_fault(case.source, error)
    text = case.source.line(line)
    reads = line in case.source.lines_of_calls("read", *PIECES) and "read(-1)" not in text
    in_pieces = case.evidence.facts.mock_http is not None
    if not error.type.endswith("JSONDecodeError") or not (reads and in_pieces):
        return ""
    if ".read()" in text or case.source.in_loop(line) or function(case.source, "read"):
        return ""
    return f": the body came in several pieces, and line {line} does not read all of them"


def _calls_of_itself(source: Source) -> Iterator[int]:
    for node in source.nodes:
        if isinstance(node, FUNCTIONS):
            calls = (part for part in ast.walk(node) if isinstance(part, ast.Call))
            yield from (call.lineno for call in calls if last_name(call.func) == node.name)


def _loops_for_all(source: Source) -> Iterator[int]:
    """Where a loop is made once, when the file is imported, although a function closes one."""
    closed = any(
        isinstance(part, FUNCTIONS)
        for line in source.lines_of_calls("close")
        for part in source.around(line)
    )
    for line in source.lines_of_calls("new_event_loop") if closed else ():
        if not any(isinstance(part, FUNCTIONS) for part in source.around(line)):
            yield line
