"""Say where an answer raises NotImplementedError: a stub that was not edited, or one line left in."""

import ast
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise import catalog
from grader.exercise.learner_files import text_is_to_do
from grader.exercise.own_part import same_answer
from grader.exercise.result import TO_DO, Answer
from grader.exercise.submission import take
from grader.exercise.syntax import (
    FUNCTIONS,
    around,
    is_code,
    parsed,
    raises_not_implemented,
)
from grader.worker.observations import Error

BRANCHES = (ast.If, ast.ExceptHandler, ast.Match)


def saying_where(evidence: Evidence, answer: Answer) -> Evidence:
    """The evidence; where it is to do, and something was written, the problem names the line."""
    if evidence.verdict != Verdict.TODO or evidence.error is None:
        return evidence
    errors = [e for e in evidence.error.leaves() if e.type == "NotImplementedError" and e.frames]
    return replace(evidence, problem=_problem(answer, errors[0])) if errors else evidence


def _problem(answer: Answer, error: Error) -> str:
    where = _sentence(answer, error)
    text = answer.submission.text
    asked = [item["name"] for item in answer.exercise.asks]
    stubs = _original_stubs(answer)
    if any(same_answer(text, stub, asked) for stub in stubs):
        return TO_DO
    if stubs or not text_is_to_do(text, answer.exercise.asks):
        return where
    place = _place(answer, error)
    given = place is None or place.below  # code that the stub may have had
    return f"{TO_DO} {where}" if given else TO_DO


def _original_stubs(answer: Answer) -> list[str]:
    """The texts of the stub, if the answer is not itself in its place and there is no other."""
    exercise, path = answer.exercise, answer.submission.path
    kits = catalog.KIT / "exercises" / exercise.chapter / exercise.stub.name
    files = [file for file in (exercise.stub, kits) if file.is_file() and not _same(file, path)]
    texts = [take(file).text for file in files]
    return [text for text in texts if text_is_to_do(text, exercise.asks)]


def _same(one: Path, other: Path) -> bool:
    return one.resolve() == other.resolve()


@dataclass(frozen=True)
class _Place:
    """Where a `raise` is: its function, whether only in a branch, and whether there is code around."""

    function: str
    in_branch: bool
    alone: bool
    above: bool
    below: bool


def _sentence(answer: Answer, error: Error) -> str:
    """What a learner should know about the line that raised it."""
    frame = error.frames[-1]
    cell = ", in an earlier cell," if answer.submission.is_before(frame.line) else ""
    line = f"line {frame.line}{cell}"
    place = _place(answer, error)
    if place is None:
        called = f" `{frame.text.strip()}`" if frame.text.strip() else ""
        return f"Something that {line} calls raised NotImplementedError:{called}."
    if not place.function:
        return f"L{line[1:]} raises NotImplementedError during the import of the file: delete it."
    if not (place.above or place.below or place.in_branch):
        return f"`{place.function}` is not written yet: {line} raises NotImplementedError."
    if place.in_branch or place.alone:
        where = f", in one branch of `{place.function}`," if place.in_branch else ""
        return (
            f"L{line[1:]}{where} still raises NotImplementedError: write what should happen there."
        )
    code = "around" if place.above and place.below else "above" if place.above else "below"
    return f"L{line[1:]} still raises NotImplementedError: delete it, and the code {code} it is checked."


def _place(answer: Answer, error: Error) -> _Place | None:
    """The place of the `raise` that an error comes from; None if no `raise` is there."""
    way = list(around(parsed(answer.submission.listing), error.frames[-1].line))
    ends = [n for n, node in enumerate(way) if raises_not_implemented(node)]
    if not ends:
        return None
    way = way[: ends[-1] + 1]
    start = max((n for n, node in enumerate(way) if isinstance(node, FUNCTIONS)), default=None)
    if start is None:
        return _Place("", False, False, False, False)
    inner = [n for n in way[start:] if isinstance(n, ast.stmt | ast.ExceptHandler)]
    blocks = [_block(parent, child) for parent, child in pairwise(inner)]
    return _Place(
        _name(way, start),
        in_branch=any(isinstance(node, BRANCHES) for node in inner),
        alone=len(inner) > 2 and blocks[-1] == ([], []),
        above=len(inner) > 2 or any(is_code(node) for above, _ in blocks for node in above),
        below=any(is_code(node) for _, below in blocks for node in below),
    )


def _block(parent: ast.AST, child: ast.AST) -> tuple[list[ast.AST], list[ast.AST]]:
    """The statements above and below a child, in the same block of its parent."""
    for _, block in ast.iter_fields(parent):
        if isinstance(block, list) and child in block:
            place = block.index(child)
            return block[:place], block[place + 1 :]
    return [], []  # in a `case`, which is no statement itself


def _name(way: Sequence[ast.AST], place: int) -> str:
    """The name of a function; with the name of its class, if it is a method."""
    outer = way[place - 1] if place else None
    names = [outer.name] if isinstance(outer, ast.ClassDef) else []
    return ".".join([*names, getattr(way[place], "name", "")])
