"""An answer inside its stub: the file that a learner has, with the brief and the try-out code around it.

The answer is put in as it is, in one piece, so each of its lines is so many lines further down.
"""

import ast
from dataclasses import dataclass, replace

from grader.exercise.own_part import bound
from grader.exercise.result import Answer
from grader.exercise.submission import Submission, take
from grader.exercise.syntax import blank, is_string, parsed


@dataclass(frozen=True)
class InStub(Submission):
    """A submission that was put into its stub: `above` lines of the stub come before its own."""

    above: int = 0
    own_lines: int = 0

    def place(self, line: int | None) -> str:
        """Where an author finds a line: in the file of the answer, or else what the stub has there."""
        if line is None:
            return "no line"
        if 0 < line - self.above <= self.own_lines:
            return f"line {line - self.above}"
        return f"`{self.listing.split(chr(10))[line - 1].strip()}`, a line of the stub"


def in_stub(answer: Answer) -> Answer:
    """The answer with the text of its stub around it; as it was if either cannot be read."""
    stub, own = take(answer.exercise.stub), answer.submission
    asked = {item["name"] for item in answer.exercise.asks}
    if own.rejected or not parsed(stub.text).body:
        return answer
    before, after = _around(stub.text, own.text, asked)
    text = before + own.text.rstrip("\n") + "\n\n\n" + after
    above, lines = before.count("\n"), own.text.rstrip("\n").count("\n") + 1
    placed = InStub(own.label, own.path, text, files=own.files, above=above, own_lines=lines)
    return replace(answer, submission=placed)


def _around(stub: str, answer: str, asked: set[str]) -> tuple[str, str]:
    """The stub's text above and below the place for an answer: where the first asked definition was.

    What the answer defines itself is left out, wherever it is, as are all asked definitions.
    """
    lines, body = stub.splitlines(keepends=True), parsed(stub).body
    tree = parsed(answer)
    replaced = asked.union(*(_defined(node) for node in tree.body))
    place = next((n.lineno for n in body if bound(n) & asked), len(lines) + 1) - 1
    if _must_be_first(tree):
        place = (body[0].end_lineno or 0) if is_string(body[0]) else 0
    for node in body:
        if _defined(node) & replaced:
            blank(lines, node)
    return "".join(lines[:place]), "".join(lines[place:])


def _defined(node: ast.stmt) -> set[str]:
    """The names that a definition or an assignment binds. An import may stand twice."""
    return set() if isinstance(node, ast.Import | ast.ImportFrom) else bound(node)


def _must_be_first(tree: ast.Module) -> bool:
    return any(isinstance(n, ast.ImportFrom) and n.module == "__future__" for n in tree.body)
