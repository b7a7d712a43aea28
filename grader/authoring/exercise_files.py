"""What is wrong with the files of an exercise, without running anything."""

import ast
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from grader.commands import as_typed
from grader.diagnosis.pages import pages
from grader.evidence.failures import count
from grader.exercise.catalog import KNOWN_PARAMETERS, NEEDED, Catalog, Exercise
from grader.exercise.decorators import CatalogError
from grader.exercise.further_files import with_files_beside
from grader.exercise.learner_files import is_to_do
from grader.exercise.result import Answer
from grader.exercise.solutions import solutions_folder
from grader.exercise.submission import take

LEAST_WRONG = 4
LEAST_RIGHT = 2
LEAST_STYLES = 3
"""Right versions of what a student's tests test."""
KINDS = ("right_", "busy_", "broken_", "useless_")
BEGINS = "each function that ASKS names should begin with `raise NotImplementedError`"

NEEDED_BY = {"server": "sockets", "processes": "processes", "programs": "processes"}
"""What a part of the world needs of a machine: it is real."""


@dataclass(frozen=True)
class Finding:
    """Something that an author should fix."""

    file: Path
    message: str

    def __str__(self) -> str:
        return f"{_shown(self.file)}: {self.message}"


def header(text: str, word: str, minor: int = sys.version_info.minor) -> str:
    """What follows `# WORD: ` in an answer; empty if there is no such line.

    Where asyncio has changed, a later `# WORD from 3.13: ` has it for newer Pythons; `minor` is the 13.
    """
    lines = re.finditer(rf"^# {word}(?: from 3\.(\d+))?: (.*)$", text, re.M)
    return ["", *(line[2] for line in lines if int(line[1] or 0) <= minor)][-1]


def named_checks(answer: Answer, minor: int = sys.version_info.minor) -> set[str]:
    """The checks in a wrong answer's line `# fails: …`; `all` stands for all checks."""
    listed = header(answer.submission.text, "fails", minor)
    names = {name.strip() for name in listed.split(",")} - {""}
    return {check.name for check in answer.exercise.checks} if names == {"all"} else names


def announced_remarks(answer: Answer) -> set[str]:
    """The names in the lines `# remark: NAME` of a right answer; the solution has none."""
    if not answer.submission.label.startswith("right_"):
        return set()
    return set(re.findall(r"^# remark: (\S+)$", answer.submission.text, re.M))


def names_of(names: set[str]) -> str:
    """The names with commas between."""
    return ", ".join(sorted(names)) or "nothing"


def other_answers(exercise: Exercise, kind: str) -> list[Path]:
    """The `right` or `wrong` answers: a file each, or a folder where an answer has further files."""
    folder = solutions_folder(exercise)
    return sorted([*folder.glob(f"{kind}_*.py"), *folder.glob(f"{kind}_*/{exercise.slug}.py")])


def taken(exercise: Exercise, file: Path) -> Answer:
    """An author's answer in this file, labelled with its name or with that of its folder."""
    in_folder = file.parent.parent == solutions_folder(exercise)
    label = file.parent.name if in_folder else file.stem
    return Answer(exercise, with_files_beside(exercise, take(file, label)))


def look(exercise: Exercise) -> Iterator[Finding]:
    """What is wrong with an exercise's files, without running anything."""
    try:
        yield from _look_at_checks(exercise)
        yield from _look_at_stub(exercise)
        yield from _look_at_answers(exercise)
        yield from _look_at_versions(exercise)
    except SyntaxError as error:
        yield Finding(
            Path(error.filename or exercise.check_file), f"line {error.lineno}: {error.msg}"
        )
    except CatalogError as error:
        yield Finding(exercise.check_file, str(error))


def _tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), str(file))


def _look_at_stub(exercise: Exercise) -> Iterator[Finding]:
    if not exercise.stub.is_file():
        yield Finding(exercise.stub, "the stub is missing")
        return
    text = exercise.stub.read_text(encoding="utf-8")
    if "TODO" not in text:
        yield Finding(exercise.stub, "TODO is missing: mark the place that the student fills in")
    if "NotImplementedError" not in text and any(a["kind"] != "constant" for a in exercise.asks):
        yield Finding(exercise.stub, "a stub should raise NotImplementedError")
    elif not is_to_do(exercise):
        yield Finding(exercise.stub, f"it looks answered: {BEGINS}")
    if len(ast.get_docstring(_tree(exercise.stub)) or "") < 200:
        yield Finding(exercise.stub, "the brief is missing or short: write the file's docstring")
    if exercise.may_be_split and f"`{exercise.slug}_`" not in text:
        yield Finding(
            exercise.stub,
            f"FILES: the brief should say that names of further files begin with `{exercise.slug}_`",
        )
    yield from _signatures(exercise, exercise.stub)
    page = exercise.stub.with_name("README.md")
    if page.is_file() and f"`{exercise.slug}`" not in page.read_text(encoding="utf-8"):
        yield Finding(
            page, f"does not mention `{exercise.slug}`: the order there is the order here"
        )


def _look_at_checks(exercise: Exercise) -> Iterator[Finding]:
    file = exercise.check_file
    if not exercise.title:
        yield Finding(file, "the title is missing: start with a docstring of one line")
    if len(exercise.hints) != 3 or not all(exercise.hints):
        yield Finding(
            file,
            f"expected 3 hints, got {len(exercise.hints)}: write a nudge, the tool, nearly the answer",
        )
    if not exercise.checks or not exercise.scenarios:
        yield Finding(
            file, "the checks are missing: write a @scenario and a test_… that takes its name"
        )
    for name in exercise.unknown_parameters:
        yield Finding(file, f"there is no {name!r}: use an @inputs function, {KNOWN_PARAMETERS}")
    if exercise.needs not in ("", *NEEDED):
        yield Finding(file, f"NEEDS: expected one of {', '.join(NEEDED)}, got {exercise.needs!r}")
    for part in sorted(exercise.parts & NEEDED_BY.keys()) if not exercise.needs else ():
        yield Finding(
            file,
            f'NEEDS is missing: a browser has no {part!r}: write NEEDS = "{NEEDED_BY[part]}"',
        )
    for check in exercise.checks:
        if check.shows and check.shows not in pages():
            yield Finding(
                file, f"line {check.line}: no mistake is called {check.shows!r}{_pages()}"
            )
        if check.sentence == check.name:
            yield Finding(
                file, f"line {check.line}: {check.name} has no sentence: write it as the docstring"
            )


def _look_at_answers(exercise: Exercise) -> Iterator[Finding]:
    folder = solutions_folder(exercise)
    if not exercise.stub.is_file():
        return
    if not (folder / "solution.py").is_file():
        yield Finding(folder / "solution.py", "the reference solution is missing")
        return
    yield from _signatures(exercise, folder / "solution.py")
    for kind, least in (("right", LEAST_RIGHT), ("wrong", LEAST_WRONG)):
        if (number := len(other_answers(exercise, kind))) < least:
            yield Finding(
                folder,
                f"expected at least {count(least, f'{kind} answer')}, got {number or 'none'}: write {kind}_….py",
            )
    for file in other_answers(exercise, "right"):
        if not ast.get_docstring(_tree(file)):
            yield Finding(file, "the docstring is missing: say how this answer differs")
        for name in sorted(announced_remarks(taken(exercise, file)) - {*pages()}):
            yield Finding(file, f"no mistake is called {name!r}{_pages()}")
    for file in other_answers(exercise, "wrong"):
        yield from _look_at_wrong(exercise, file)


def _look_at_versions(exercise: Exercise) -> Iterator[Finding]:
    """The versions of what a student's tests test, if there are any."""
    files = sorted(solutions_folder(exercise).glob("versions/*/*.py"))
    for file in files:
        if not file.name.startswith(KINDS):
            kinds = ", ".join(kind.removesuffix("_") for kind in KINDS)
            yield Finding(file, f"a version's name begins with its kind: {kinds}")
        if not ast.get_docstring(_tree(file)):
            yield Finding(file, "the docstring is missing: end the sentence `a version that …`")
    if files and len([file for file in files if file.name.startswith("right_")]) < LEAST_STYLES:
        yield Finding(
            files[0].parent, f"expected at least {LEAST_STYLES} right versions: write right_….py"
        )


def _look_at_wrong(exercise: Exercise, file: Path) -> Iterator[Finding]:
    text = file.read_text(encoding="utf-8", errors="replace")
    named = header(text, "mistake")
    if not named:
        yield Finding(file, "`# mistake: NAME` is missing: name the mistake to diagnose, or none")
    elif named not in ("none", *pages()):
        yield Finding(file, f"no mistake is called {named!r}{_pages()}")
    unknown = named_checks(taken(exercise, file)) - {check.name for check in exercise.checks}
    if unknown:
        yield Finding(
            file,
            f"`# fails:` names {names_of(unknown)}, which is not a check in {exercise.check_file.name}",
        )


def _signatures(exercise: Exercise, file: Path) -> Iterator[Finding]:
    """Compares a stub or a solution with ASKS: names, parameters, annotations, docstrings."""
    for asked in ast.parse(exercise.asked_source).body:
        name = _name(asked)
        found = _definition(file, name)
        if _signature(found) != _signature(asked):
            yield Finding(
                file,
                f"should define `{_signature(asked)}`, as ASKS in {exercise.check_file.name} says",
            )
        elif isinstance(asked, ast.AnnAssign):
            continue
        elif file != exercise.stub and _docstring(found) != _docstring(
            _definition(exercise.stub, name)
        ):
            yield Finding(file, f"the docstring of `{name}` should be the same as in the stub")
        elif not _docstring(found):
            yield Finding(file, f"`{name}` has no docstring")


def _definition(file: Path, name: str) -> ast.AST | None:
    """The function, class or constant with this name at the top level of a file."""
    return next((node for node in _tree(file).body if _name(node) == name), None)


def _name(node: ast.AST) -> str:
    """The name of a function, a class or an annotated constant."""
    if isinstance(node, ast.AnnAssign):
        return ast.unparse(node.target)
    return str(getattr(node, "name", ""))


def _docstring(node: ast.AST | None) -> str:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
        return ""
    return ast.get_docstring(node) or ""


def _signature(node: ast.AST | None) -> str:
    if isinstance(node, ast.ClassDef):
        methods = [_signature(item) for item in node.body if hasattr(item, "args")]
        public = [m for m in methods if not re.search(r"def _[^_]", m)]
        return "\n".join([f"class {node.name}", *sorted(public)])
    if isinstance(node, ast.AnnAssign):
        return f"{_name(node)}: {ast.unparse(node.annotation)}"
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    kind = "async def" if isinstance(node, ast.AsyncFunctionDef) else "def"
    if node.name.startswith("test_"):  # it may take fixtures
        return f"{kind} {node.name}"
    returns = f" -> {ast.unparse(node.returns)}" if node.returns else ""
    return f"{kind} {node.name}({ast.unparse(node.args)}){returns}"


def stray(catalog: Catalog) -> Iterator[Finding]:
    """Files that do not belong to any exercise."""
    known = {e.stub for e in catalog.exercises} | {e.check_file for e in catalog.exercises}
    for file in sorted(catalog.folder.rglob("*")):
        if (
            file.is_file()
            and "__pycache__" not in file.parts
            and file not in known
            and file.name != "README.md"
        ):
            yield Finding(
                file,
                "a stray file: delete it. Only stubs, their checks and a chapter's README.md go here",
            )
    for folder in sorted((catalog.folder.parent / "solutions").glob("*/*")):
        if (folder.parent.name, folder.name) not in {
            (e.chapter, e.slug) for e in catalog.exercises
        }:
            yield Finding(folder, "answers to an exercise that does not exist: rename or delete it")


def _shown(path: Path) -> Path:
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _pages() -> str:
    return f": `{as_typed('explain')}` lists them, and a new one needs a page in grader/mistakes/"
