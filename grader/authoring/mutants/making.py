"""Makes the mutants of an exercise: every right answer, with one change at a time."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import cast

import libcst as cst

from grader.authoring.mutants import stand_ins
from grader.authoring.mutants.kind import Around, Kind
from grader.authoring.mutants.kinds import KINDS
from grader.authoring.mutants.mutant import Mutant, changed_lines
from grader.exercise.catalog import Exercise
from grader.exercise.own_part import own_part
from grader.exercise.solutions import solutions_folder
from grader.exercise.syntax import is_string

NOT_CHANGED = (cst.Annotation, cst.Import, cst.ImportFrom)
"""What is not looked into: it has no part in what the program does."""
MODULES = ("asyncio", "time")
"""What a change may need, and a right answer may not import."""


def mutants_of(exercise: Exercise) -> list[Mutant]:
    """All mutants of an exercise, each program once, and none that is an answer already."""
    seen = {_shape(_text(file)) for file in sorted(solutions_folder(exercise).glob("*.py"))}
    return [
        mutant
        for file in right_answers(exercise)
        for mutant in mutants_in(exercise, file, _text(file))
        if (shape := _shape(mutant.text)) not in seen and not seen.add(shape)  # type: ignore[func-returns-value]
    ]


def right_answers(exercise: Exercise) -> list[Path]:
    """The solution and the other right answers, as files."""
    folder = solutions_folder(exercise)
    return [folder / "solution.py", *sorted(folder.glob("right_*.py"))]


def mutants_in(exercise: Exercise, file: Path, text: str) -> Iterator[Mutant]:
    """The mutants of one right answer: those that compile, and change what can run."""
    own = _own_lines(text, {item["name"] for item in exercise.asks})
    for kind, new in changed(text):
        line, before, after = changed_lines(text, new)
        whole = _with_what_it_needs(new)
        if line in own and _compiles(whole):
            yield Mutant(exercise, file, kind.words, line, before, after, whole)


def changed(text: str, kinds: tuple[Kind, ...] = KINDS) -> Iterator[tuple[Kind, str]]:
    """The program with each change of these kinds, in the order of the kinds."""
    tree = cst.parse_module(text)
    nodes = list(_walk(tree, ()))
    for kind in kinds:
        for node, around in nodes:
            if isinstance(node, kind.node):
                for new in kind.change(node, around):
                    result = tree.deep_replace(node, cast(cst.CSTNode, new))
                    assert isinstance(result, cst.Module)
                    yield kind, result.code


def _walk(node: cst.CSTNode, around: Around) -> Iterator[tuple[cst.CSTNode, Around]]:
    """All nodes that may be changed, each with those around it."""
    for child in node.children:
        if not isinstance(child, NOT_CHANGED):
            yield child, (*around, node)
            yield from _walk(child, (*around, node))


def _own_lines(text: str, asked: set[str]) -> set[int]:
    """The lines that can run when the grader calls what it asks for."""
    statements = own_part(ast.parse(text), asked)
    firsts = [
        (min([n.lineno, *(d.lineno for d in getattr(n, "decorator_list", []))]), n)
        for n in statements
    ]
    return {line for first, n in firsts for line in range(first, (n.end_lineno or first) + 1)}


def _with_what_it_needs(text: str) -> str:
    """The program with the stand-ins that it names, and the modules that it may not import."""
    named = {node.id for node in ast.walk(_parsed(text)) if isinstance(node, ast.Name)}
    known = [
        thing
        for name, thing in vars(stand_ins).items()
        if getattr(thing, "__module__", "") == stand_ins.__name__ and name in named
    ]
    sources = [inspect.getsource(thing) for thing in known]
    if sources:
        sources.insert(0, "from typing import Any\nfrom collections.abc import Awaitable\n")
    used = "\n".join([*sources, text])
    imports = [f"import {name}\n" for name in MODULES if re.search(rf"\b{name}\.", used)]
    if not sources and all(line in text for line in imports):
        return text
    head = [line for line in text.splitlines() if line.startswith("from __future__")]
    rest = "\n".join(line for line in text.splitlines() if line not in head)
    return "\n".join([*head, *imports, *sources, rest]) + "\n"


def _parsed(text: str) -> ast.Module:
    try:
        return ast.parse(text)
    except SyntaxError:
        return ast.Module([], [])


def _compiles(text: str) -> bool:
    try:
        compile(text, "mutant", "exec", dont_inherit=True)
    except SyntaxError:
        return False
    return True


def _shape(text: str) -> str:
    """The syntax tree without docstrings: the same for the same program."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        body = getattr(node, "body", None)
        if isinstance(body, list):
            node.body = [n for n in body if not is_string(n)]  # type: ignore[attr-defined]
    return ast.dump(tree)


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")
