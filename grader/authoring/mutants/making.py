"""Makes the mutants of an exercise: every right answer, with one change at a time."""

import ast
import inspect
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import libcst as cst

from grader.authoring.mutants import stand_ins
from grader.authoring.mutants.kind import Around, Kind, New
from grader.authoring.mutants.kinds import KINDS
from grader.authoring.mutants.mutant import Mutant, changed_lines
from grader.exercise.catalog import Exercise
from grader.exercise.own_part import own_part
from grader.exercise.solutions import solutions_folder
from grader.exercise.syntax import is_string

NOT_CHANGED = (cst.Annotation, cst.Import, cst.ImportFrom)
"""What is not looked into: it has no part in what the program does."""
ABOVE_STAND_INS = """from collections.abc import Awaitable
from typing import Any
EXAMPLE_SECONDS = 0.0
ANSWERS = {}
LAST = []
"""
"""What a stand-in uses. The example's time is measured when the mutants are graded."""
MODULES = ("asyncio", "contextlib", "time")
"""What a change may need, and a right answer may not import."""


@dataclass(frozen=True, eq=False)
class Site:
    """A place in a right answer, and what would come there; cheap to find, dearer to write out."""

    exercise: Exercise
    file: Path
    text: str
    kind: Kind
    around: Around
    node: cst.CSTNode
    new: New

    def mutant(self) -> Mutant | None:
        """The mutant; None if it does not compile, or if the change is where nothing runs."""
        try:
            changed = in_place(self.around, self.node, self.new)
        except cst.CSTValidationError:
            return None
        line, before, after = changed_lines(self.text, changed)
        own = _own_lines(self.text, frozenset(item["name"] for item in self.exercise.asks))
        whole = _with_what_it_needs(changed)
        if line not in own or not _compiles(whole):
            return None
        return Mutant(self.exercise, self.file, self.kind.words, line, before, after, whole)


def sites(exercise: Exercise) -> list[Site]:
    """All changes to the right answers to an exercise, in the order of the kinds."""
    found = []
    brief = _brief(exercise)
    kinds = [kind for kind in KINDS if re.search(kind.about, brief, re.I | re.S)]
    for file in right_answers(exercise):
        text = _text(file)
        nodes = list(_walk(cst.parse_module(text), ()))
        places = ((kind, a, node, new) for kind in kinds for node, a, new in _changes(kind, nodes))
        found += [Site(exercise, file, text, *place) for place in places]
    return found


def mutants_at(sites: Iterable[Site]) -> Iterator[Mutant]:
    """The mutants at these sites, each program once, and none that is an answer already."""
    seen: dict[Exercise, set[str]] = {}
    for site in sites:
        if site.exercise not in seen:
            seen[site.exercise] = _answers(site.exercise)
        shapes = seen[site.exercise]
        mutant = site.mutant()
        shape = "" if mutant is None else _shape(mutant.text)
        if mutant is not None and shape not in shapes:
            shapes.add(shape)
            yield mutant


def right_answers(exercise: Exercise) -> list[Path]:
    """The solution and the other right answers, as files."""
    folder = solutions_folder(exercise)
    return [folder / "solution.py", *sorted(folder.glob("right_*.py"))]


def _brief(exercise: Exercise) -> str:
    """The brief in the stub, without what it says is not needed."""
    text = ast.get_docstring(ast.parse(_text(exercise.stub))) or ""
    return re.sub(r"Not needed here[^.]*\.", "", text)


def _answers(exercise: Exercise) -> set[str]:
    return {_shape(_text(file)) for file in solutions_folder(exercise).glob("*.py")}


def changed(text: str, kind: Kind) -> list[str]:
    """The program with each change of this kind."""
    nodes = list(_walk(cst.parse_module(text), ()))
    return [in_place(around, node, new) for node, around, new in _changes(kind, nodes)]


def _changes(
    kind: Kind, nodes: Iterable[tuple[cst.CSTNode, Around]]
) -> Iterator[tuple[cst.CSTNode, Around, New]]:
    for node, around in nodes:
        if isinstance(node, kind.node):
            for new in kind.change(node, around):
                yield node, around, new


def in_place(around: Around, node: cst.CSTNode, new: New) -> str:
    """The program with `new` in the place of a node. (`deep_replace` would visit all of it.)"""
    result: New = new
    for parent in reversed(around):
        result, node = _with_child(parent, node, result), parent
    assert isinstance(result, cst.Module)
    return result.code


def _with_child(parent: cst.CSTNode, old: cst.CSTNode, new: New) -> cst.CSTNode:
    for name in parent.__dataclass_fields__:
        value = getattr(parent, name)
        if value is old:
            return parent.with_changes(**{name: new})
        if isinstance(value, Sequence) and any(child is old for child in value):
            news = new if isinstance(new, cst.FlattenSentinel) else [new]
            changed = [n for child in value for n in (news if child is old else [child])]
            return parent.with_changes(**{name: changed})
    raise AssertionError(f"{type(old).__name__} is no child of {type(parent).__name__}")


def _walk(node: cst.CSTNode, around: Around) -> Iterator[tuple[cst.CSTNode, Around]]:
    """All nodes that may be changed, each with those around it."""
    for child in node.children:
        if not isinstance(child, NOT_CHANGED):
            yield child, (*around, node)
            yield from _walk(child, (*around, node))


@cache
def _own_lines(text: str, asked: frozenset[str]) -> set[int]:
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
    sources = [source for name, source in _stand_ins().items() if name in named]
    if sources or "EXAMPLE_SECONDS" in named:
        sources.insert(0, ABOVE_STAND_INS)
    used = "\n".join([*sources, text])
    needed = [name for name in MODULES if re.search(rf"\b{name}\.", used)]
    imports = [line for name in needed if (line := f"import {name}") not in text.splitlines()]
    if not sources and not imports:
        return text
    head = [line for line in text.splitlines() if line.startswith("from __future__")]
    rest = [line for line in text.splitlines() if line not in head]
    return "\n".join([*head, *imports, *sources, *rest, ""])


@cache
def _stand_ins() -> dict[str, str]:
    """The source of each stand-in."""
    module = stand_ins.__name__
    things = {n: t for n, t in vars(stand_ins).items() if getattr(t, "__module__", "") == module}
    return {name: inspect.getsource(thing) for name, thing in things.items()}


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
