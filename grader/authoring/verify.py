"""For authors: verify the exercises themselves.

For every exercise the stub must be *to do*, every right answer must pass, and every wrong one must
fail exactly the checks that it names. Missing and stray files are reported as well.
"""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from grader.authoring.verify_hidden import faults
from grader.diagnosis import diagnose
from grader.diagnosis.source import Source
from grader.evidence.verdict import Verdict
from grader.exercise.catalog import Catalog, CatalogError, Exercise
from grader.exercise.options import Options
from grader.exercise.result import Answer, Outcome, Result
from grader.exercise.submission import take
from grader.judging.session import grade
from grader.worker.world import PARTS

LEAST_WRONG = 4
LEAST_RIGHT = 2


@dataclass(frozen=True)
class Finding:
    """Something that an author should fix."""

    file: Path
    message: str

    def __str__(self) -> str:
        return f"{_shown(self.file)}: {self.message}"


def verify(
    exercises: Sequence[Exercise], options: Options | None = None, console: Console | None = None
) -> bool:
    """Verify these exercises and print what is wrong; returns whether nothing is."""
    console = console or Console(highlight=False, soft_wrap=True)
    findings = [finding for exercise in exercises for finding in look(exercise)]
    findings += stray(Catalog(exercises[0].stub.parents[1]))
    answers = [answer for exercise in exercises for answer in every_answer(exercise)]
    results = grade(answers, options)
    findings += [finding for result in results for finding in judge(result)]
    findings += [Finding(file, sentence) for file, sentence in faults(answers, options)]
    for finding in findings:
        console.print(str(finding), style="red", markup=False)
    console.print(
        f"Exercises: {len(exercises)}, answers: {len(answers)}, findings: {len(findings)}"
    )
    return not findings


def solutions(exercise: Exercise) -> Path:
    """The folder of an exercise's answers."""
    return exercise.stub.parents[2] / "solutions" / exercise.chapter / exercise.slug


def every_answer(exercise: Exercise) -> list[Answer]:
    """The stub and every answer to the exercise."""
    files = [exercise.stub, *sorted(solutions(exercise).glob("*.py"))]
    return [Answer(exercise, take(f, f.stem)) for f in files if not f.stem.startswith("hidden_")]


def judge(result: Result) -> Iterator[Finding]:
    """What is wrong with the result of one answer."""
    path, kind = result.answer.submission.path, result.answer.submission.label
    failed = {check.check.name for check in result.checks if check.outcome != Outcome.PASS}
    seen = "; ".join(
        f"{c.check.name}: {c.message or c.outcome}"
        for c in result.checks
        if c.outcome != Outcome.PASS
    )
    if path == result.answer.exercise.stub:
        if result.verdict != Verdict.TODO:
            yield Finding(
                path,
                f"a stub should be `todo`, got `{result.verdict}`: let it raise NotImplementedError",
            )
    elif kind == "solution" or kind.startswith("right_"):
        if result.verdict != Verdict.PASS:
            yield Finding(
                path,
                f"a right answer should pass, got `{result.verdict}`: {seen or result.problem}",
            )
    elif result.verdict in (Verdict.PASS, Verdict.TODO):
        yield Finding(
            path, f"a wrong answer should fail, got `{result.verdict}`: add a check that catches it"
        )
    elif failed == named_checks(result.answer):
        yield from _diagnosis(result)
    else:
        named = named_checks(result.answer)
        yield Finding(path, f"should fail {_names(named)}, but fails {_names(failed)}: {seen}")


def _diagnosis(result: Result) -> Iterator[Finding]:
    """The diagnosis must find the mistake that a wrong answer names, on the line that it marks."""
    path, text = result.answer.submission.path, result.answer.submission.text
    name = re.search(r"^# mistake: (\S+)$", text, re.M)
    lines = [n for n, line in enumerate(text.splitlines(), 1) if line.endswith("# <- here")]
    mistakes = diagnose(result)
    found = mistakes[0].name if mistakes else "none"
    if name and name[1] != found:
        yield Finding(path, f"expected the mistake {name[1]}, got {found}")
    elif mistakes and lines and not _same_statement(text, mistakes[0].line, lines[0]):
        where = f"line {mistakes[0].line}" if mistakes[0].line else "no line"
        yield Finding(path, f"expected {found} at line {lines[0]}, got {where}")


def _same_statement(text: str, found: int | None, marked: int) -> bool:
    source = Source(text)
    return found == marked or (
        found is not None and source.statement(found) == source.statement(marked)
    )


def named_checks(answer: Answer) -> set[str]:
    """The checks in a wrong answer's line `# fails: …`; `all` stands for all checks."""
    found = re.search(r"^# fails: (.*)$", answer.submission.text, re.M)
    names = {name.strip() for name in found[1].split(",")} if found else set()
    return {check.name for check in answer.exercise.checks} if names == {"all"} else names


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def look(exercise: Exercise) -> Iterator[Finding]:
    """What is wrong with an exercise's files, without running anything."""
    try:
        yield from _look_at_checks(exercise)
        yield from _look_at_stub(exercise)
        yield from _look_at_answers(exercise)
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
    if len(ast.get_docstring(_tree(exercise.stub)) or "") < 200:
        yield Finding(exercise.stub, "the brief is missing or short: write the file's docstring")
    yield from _signatures(exercise, exercise.stub)


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
    for name in sorted(exercise.parts - exercise.inputs - {"student", "rng", *PARTS}):
        known = ", ".join(sorted(PARTS))
        yield Finding(
            file, f"there is no {name!r}: use an @inputs function, student, rng, or {known}"
        )
    for check in exercise.checks:
        if check.sentence == check.name:
            yield Finding(
                file, f"line {check.line}: {check.name} has no sentence: write it as the docstring"
            )


def _look_at_answers(exercise: Exercise) -> Iterator[Finding]:
    folder = solutions(exercise)
    if not exercise.stub.is_file():
        return
    if not (folder / "solution.py").is_file():
        yield Finding(folder / "solution.py", "the reference solution is missing")
        return
    yield from _signatures(exercise, folder / "solution.py")
    for kind, least in (("right", LEAST_RIGHT), ("wrong", LEAST_WRONG)):
        if (number := len(list(folder.glob(f"{kind}_*.py")))) < least:
            yield Finding(
                folder,
                f"expected at least {least} {kind} answers, got {number}: write {kind}_….py",
            )
    for file in sorted(folder.glob("right_*.py")):
        if not ast.get_docstring(_tree(file)):
            yield Finding(file, "the docstring is missing: say how this answer differs")
    for file in sorted(folder.glob("wrong_*.py")):
        yield from _look_at_wrong(exercise, file)


def _look_at_wrong(exercise: Exercise, file: Path) -> Iterator[Finding]:
    text = file.read_text(encoding="utf-8", errors="replace")
    if not re.search(r"^# mistake: \S+$", text, re.M):
        yield Finding(file, "`# mistake: NAME` is missing: name the mistake to diagnose, or none")
    unknown = named_checks(Answer(exercise, take(file))) - {check.name for check in exercise.checks}
    if unknown:
        yield Finding(
            file,
            f"`# fails:` names {_names(unknown)}, which is not a check in {exercise.check_file.name}",
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
