"""An answer for a newer Python than the one that grades is rejected, with the reason: it is not wrong.

What newer Pythons have brought is in `newer_names.txt`, which `python -m tests.newer_names` writes.
"""

import ast
import builtins
import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from importlib.resources import files

from grader.evidence.evidence import Evidence
from grader.evidence.verdict import Verdict
from grader.exercise.result import NEEDS, THIS_PYTHON, Answer
from grader.exercise.submission import Submission
from grader.exercise.syntax import FUNCTIONS, parsed
from grader.gathering.newer_syntax import version_that_reads
from grader.worker.observations import Error

Needed = tuple[str, str]
"""A version, and what of it was used."""
MODULE = re.compile(
    r"^AttributeError: (?:partially initialized )?module '([\w.]+)' has no attribute '(\w+)'"
)
IMPORT = re.compile(r"^ImportError: cannot import name '(\w+)' from '([\w.]+)'")
NO_MODULE = re.compile(r"^ModuleNotFoundError: No module named '([\w.]+)'")
ATTRIBUTE = re.compile(
    r"^AttributeError: (?:type object )?'([\w.]+)' (?:object )?has no attribute '(\w+)'"
)
KEYWORD = re.compile(
    r"^TypeError: (?:[\w.<>]+\.)?(\w+)\(\) got an unexpected keyword argument '(\w+)'"
)
UNKNOWN = re.compile(r"^NameError: name '(\w+)' is not defined")
DEFINITIONS = (*FUNCTIONS, ast.ClassDef)
OTHERS = (
    (r"'async for' requires .* got generator", "as_completed(", "3.13", "`async for` over `as_completed`"),
    (r"expect an? (?:list|iterable) of futures, not generator", "", "3.12", "a generator of tasks"),
    (r"'[\w.]*Token' object does not support the context manager", "", "3.14", "`with` and the token of a context variable"),
    (r"\bmap\(\) takes no keyword arguments", "strict", "3.14", "`map(…, strict=…)`"),
)  # fmt: skip
"""A message of an older Python, a word of the line, and what is new in which version."""


def refusing_newer(evidence: Evidence, answer: Answer) -> Evidence:
    """The evidence; if the answer needs a newer Python, it is rejected and says so."""
    errors = evidence.error.leaves() if evidence.error is not None else ()
    for error in errors:
        if found := _needed(error, answer.submission):
            version, what = found
            where = f" (line {error.line})" if error.line else ""
            problem = (
                f"{NEEDS}{version}, and Python {THIS_PYTHON} graded it: {what} came with Python "
                f"{version}{where}. Use Python {version} or newer to grade it, or write it for "
                f"Python {THIS_PYTHON}."
            )
            return replace(evidence, verdict=Verdict.REJECTED, problem=problem, error=None)
    return evidence


def _needed(error: Error, submission: Submission) -> Needed | None:
    if error.type.rpartition(".")[2] == "SyntaxError":
        texts = (submission.text, submission.before, *(text for _, text in submission.files))
        version = next(filter(None, map(version_that_reads, texts)), "")
        return (version, "this syntax") if version else None
    if not error.frames or error.is_the_scenarios:
        return None
    said = f"{error.type.rpartition('.')[2]}: {error.message}"
    return (
        _name(said, submission)
        or _other(said, error.frames[-1].text)
        or _annotation(said, error, submission)
    )


def _name(said: str, submission: Submission) -> Needed | None:
    """Something of the standard library, which is not the student's own, that came later."""
    for key, shown, owner in _keys(said):
        version = newer_names().get(key)
        if version and owner not in _defined(submission):
            return version, f"`{shown}`"
    return None


def _defined(submission: Submission) -> set[str]:
    nodes = ast.walk(parsed(submission.listing))
    return {node.name for node in nodes if isinstance(node, DEFINITIONS)}


def _keys(said: str) -> Iterator[tuple[str, str, str]]:
    """How a name that was not found may be listed, how it is shown, and whose it is."""
    if found := MODULE.search(said):
        yield f"{found[1]}.{found[2]}", f"{found[1]}.{found[2]}", found[1]
    elif found := IMPORT.search(said):
        yield f"{found[2]}.{found[1]}", f"{found[2]}.{found[1]}", found[2]
        yield f"import {found[2]}.{found[1]}", f"{found[2]}.{found[1]}", found[2]
    elif found := NO_MODULE.search(said):
        yield f"import {found[1]}", found[1], found[1]
    elif found := ATTRIBUTE.search(said):
        kind = found[1].rpartition(".")[2]
        for name in (kind[place:] for place in range(len(kind))):  # PosixPath is a Path
            yield f"{name}.{found[2]}", f"{kind}.{found[2]}", kind
    elif found := KEYWORD.search(said):
        yield f"{found[1]}({found[2]})", f"{found[1]}({found[2]}=…)", found[1]
    elif found := UNKNOWN.search(said):
        yield f"builtins.{found[1]}", found[1], found[1]


def _other(said: str, line: str) -> Needed | None:
    for pattern, word, version, what in OTHERS:
        if re.search(pattern, said) and word in line and _is_newer(version):
            return version, what
    return None


def _annotation(said: str, error: Error, submission: Submission) -> Needed | None:
    """An annotation names what is defined further down: since Python 3.14 it is read later."""
    found = UNKNOWN.search(said)
    if found is None or not _is_newer("3.14") or hasattr(builtins, found[1]):
        return None
    tree = parsed(submission.listing)
    lines = {
        name.lineno
        for node in ast.walk(tree)
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None))
        if annotation is not None
        for name in ast.walk(annotation)
        if isinstance(name, ast.Name) and name.id == found[1]
    }
    defined = any(getattr(node, "name", "") == found[1] for node in tree.body)
    what = f"an annotation with `{found[1]}`, which is defined only further down,"
    return ("3.14", what) if defined and error.line in lines else None


def _is_newer(version: str) -> bool:
    return tuple(map(int, version.split("."))) > sys.version_info[:2]


@cache
def newer_names() -> dict[str, str]:
    """What came with a Python newer than this one, and with which."""
    text = files("grader.gathering").joinpath("newer_names.txt").read_text(encoding="utf-8")
    pairs = (line.split(" ", 1) for line in text.splitlines())
    return {name: version for version, name in pairs if _is_newer(version)}
