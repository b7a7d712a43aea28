"""Finds the exercises by their files, and reads them without importing anything.

`exercises/NN_chapter/slug.py` is a stub, and `test_slug.py` beside it contains its checks. There is
no list to keep: to add an exercise, add the two files. A slug may itself begin with `test_`.
"""

import ast
import difflib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from grader.exercise.asks import required
from grader.exercise.decorators import (
    CatalogError,
    Check,
    Function,
    check,
    clock,
    decorator,
    limit,
    literal,
    says,
)
from grader.exercise.syntax import blank
from grader.worker.world import PARTS

PACKAGE = Path(__file__).resolve().parents[1]
SHIPPED = PACKAGE / "_kit"
KIT = SHIPPED if SHIPPED.is_dir() else PACKAGE.parent
"""The folder that contains the kit's own `exercises/`: the clone, or `_kit` in an installed kit."""

GIVEN = ("student", "rng")
"""Parameters of a scenario that are no part of the stand-in world."""
KNOWN_PARAMETERS = ", ".join([*GIVEN, *sorted(PARTS)])

NEEDED = ("sockets", "threads", "processes")
"""What an exercise can need of a machine, as `NEEDS` in its check file says it. A browser has none of it."""


class UnknownName(CatalogError):
    """A name is neither a slug nor a chapter."""


@dataclass(frozen=True)
class Exercise:
    """One exercise, described by its files."""

    slug: str
    chapter: str
    stub: Path
    check_file: Path

    @cached_property
    def check_source(self) -> str:
        """The text of the check file."""
        try:
            return self.check_file.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            raise CatalogError(
                f"{self.check_file}: the file is not UTF-8: save it as UTF-8."
            ) from None

    @cached_property
    def _tree(self) -> ast.Module:
        try:
            return ast.parse(self.check_source)
        except SyntaxError as error:
            place = f":{error.lineno}" if error.lineno else ""
            raise CatalogError(f"{self.check_file}{place}: {error.msg}") from None
        except (ValueError, RecursionError, MemoryError) as error:
            raise CatalogError(f"{self.check_file}: this is not valid Python ({error}).") from None

    @cached_property
    def title(self) -> str:
        """The first line of the check file's docstring."""
        return (ast.get_docstring(self._tree) or "").partition("\n")[0]

    @cached_property
    def brief(self) -> tuple[str, str]:
        """The stub's docstring: its first line without the full stop, and the rest, as Markdown."""
        tree = ast.parse(self.stub.read_text(encoding="utf-8"))
        title, _, text = (ast.get_docstring(tree) or "").partition("\n")
        return title.rstrip("."), text

    @cached_property
    def below_brief(self) -> str:
        """The stub without its docstring."""
        source = self.stub.read_text(encoding="utf-8")
        brief = ast.parse(source).body[0]
        return "\n".join(source.split("\n")[brief.end_lineno :]).lstrip("\n")

    @cached_property
    def checks(self) -> tuple[Check, ...]:
        """The checks, in the order of the file."""
        functions = [node for node in self._tree.body if isinstance(node, Function)]
        with self._naming_file():
            return tuple(check(node) for node in functions if node.name.startswith("test_"))

    @cached_property
    def scenarios(self) -> tuple[str, ...]:
        """The names of the scenarios, in the order of the file."""
        return tuple(self.limits)

    @cached_property
    def limits(self) -> dict[str, float]:
        """The scenarios, and each one's time limit in seconds of real time."""
        with self._naming_file():
            return {name: limit(marks) for name, marks in self._marks.items()}

    @cached_property
    def on_the_fast_clock(self) -> set[str]:
        """The scenarios that run on the fast clock whatever clock was asked for."""
        with self._naming_file():
            return {name for name, marks in self._marks.items() if clock(marks) == "fast"}

    @cached_property
    def on_the_wall(self) -> set[str]:
        """The scenarios that run on the wall clock whatever clock was asked for."""
        with self._naming_file():
            return {name for name, marks in self._marks.items() if clock(marks) == "wall"}

    @cached_property
    def heavy(self) -> set[str]:
        """The scenarios that compute while they run."""
        return self._marked("heavy")

    @cached_property
    def shuffled(self) -> set[str]:
        """The scenarios in which the seed draws the order of what is due at the same moment."""
        return self._marked("shuffled")

    def _marked(self, word: str) -> set[str]:
        with self._naming_file():
            return {name for name, marks in self._marks.items() if says(marks, word)}

    @cached_property
    def _marks(self) -> dict[str, ast.expr]:
        """The scenarios, and the decorator of each."""
        functions = [node for node in self._tree.body if isinstance(node, Function)]
        return {n.name: d for n in functions if (d := decorator(n, "scenario"))}

    @cached_property
    def parts(self) -> set[str]:
        """The names of all parameters of the scenarios."""
        functions = [n for n in self._tree.body if getattr(n, "name", "") in self.limits]
        return {a.arg for f in functions for a in f.args.args}  # type: ignore[attr-defined]

    @cached_property
    def inputs(self) -> set[str]:
        """The names of the functions that draw a scenario's inputs."""
        functions = [n for n in self._tree.body if isinstance(n, ast.FunctionDef)]
        return {n.name for n in functions if decorator(n, "inputs")}

    @property
    def unknown_parameters(self) -> list[str]:
        """Parameters of scenarios that nothing fills in."""
        return sorted(self.parts - self.inputs - {*GIVEN, *PARTS})

    @property
    def max_points(self) -> int:
        """The points of all checks."""
        return sum(check.points for check in self.checks)

    @cached_property
    def hints(self) -> tuple[str, ...]:
        """The hints, from `HINTS` in the check file."""
        return tuple(map(str, self._constant("HINTS", tuple | list)))

    @cached_property
    def needs(self) -> str:
        """What it needs of a machine and a browser does not have, from `NEEDS`: one of NEEDED, or nothing."""
        return self._constant("NEEDS", str) if "NEEDS" in self._constants else ""

    @cached_property
    def may_be_split(self) -> bool:
        """Whether an answer may have further files, from `FILES`: `FILES = True`, or nothing."""
        said = "FILES = " in self.check_source and "FILES" in self._constants
        return said and self._constant("FILES", bool) is True

    @cached_property
    def asks(self) -> list[dict[str, Any]]:
        """What the student's file must define, from `ASKS` in the check file, as plain data."""
        try:
            return [required(node) for node in ast.parse(self.asked_source).body]
        except (SyntaxError, ValueError) as error:
            raise CatalogError(f"{self.check_file}: ASKS: {error}.") from None

    @cached_property
    def asked_source(self) -> str:
        """`ASKS` as Python source that can be parsed."""
        return re.sub(r"(?m)^(\s*(?:async )?def .*)$", r"\1: ...", self._constant("ASKS", str))

    def _constant(self, name: str, kind: Any) -> Any:
        if name not in self._constants:
            raise CatalogError(
                f"{self.check_file}: {name} is missing: write {name} = … at the top of the file."
            )
        with self._naming_file():
            return literal(self._constants[name], kind)

    @cached_property
    def _constants(self) -> dict[str, ast.expr]:
        """The values of what is assigned at the top of the check file."""
        assigned = [node for node in self._tree.body if isinstance(node, ast.Assign)]
        return {ast.unparse(node.targets[0]): node.value for node in assigned}

    @contextmanager
    def _naming_file(self) -> Iterator[None]:
        try:
            yield
        except CatalogError as error:
            raise CatalogError(f"{self.check_file}: {error}") from None

    def scenarios_source(self) -> str:
        """The check file without its tests, for the worker. Lines keep their numbers."""
        lines = self.check_source.split("\n")  # as Python counts them
        for node in self._tree.body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                blank(lines, node)
        return "\n".join(lines)


class Catalog:
    """All exercises under one folder, ordered by chapter, then as the chapter's page names them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        named = sorted(self.folder.glob("[0-9][0-9]_*/test_*.py"))
        checks = [file for file in named if not is_stub(file)]
        self.exercises = sorted(map(_exercise, checks), key=_place)

    @property
    def chapters(self) -> list[str]:
        """The chapters' names, in order."""
        return sorted({exercise.chapter for exercise in self.exercises})

    def select(self, names: Sequence[str]) -> list[Exercise]:
        """The exercises with these slugs and chapters; all if there are no names. UnknownName."""
        chosen = [exercise for name in names for exercise in self._named(name)]
        return [e for e in self.exercises if e in chosen] if names else list(self.exercises)

    def _named(self, name: str) -> list[Exercise]:
        path = Path(name)
        wanted = path.name.removesuffix(".py")
        inside = [e for e in self.exercises if e.chapter == path.parent.name] or self.exercises
        found = [e for e in inside if wanted in _names(e)]
        if not found:  # the name of its checks
            wanted = wanted.removeprefix("test_")
            found = [e for e in inside if wanted in _names(e)]
        if not found:
            raise UnknownName(
                f"There is no exercise or chapter `{name}`.{self._suggestion(wanted)}"
            )
        return found

    def _suggestion(self, name: str) -> str:
        known = sorted({alias for exercise in self.exercises for alias in _names(exercise)})
        near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
        if near:
            likeness = difflib.SequenceMatcher(a=near[0], b=name).ratio()
            near = difflib.get_close_matches(name, near, cutoff=likeness - 0.2)
            return f" Did you mean {' or '.join(f'`{n}`' for n in near)}?"
        return f" The chapters are {', '.join(f'`{n}`' for n in self.chapters)}."


def is_stub(file: Path) -> bool:
    """Whether a file named like checks is a stub, in which tests are to be written: it has checks itself."""
    return file.name.startswith("test_") and file.with_name(f"test_{file.name}").is_file()


def _names(exercise: Exercise) -> tuple[str, ...]:
    number, _, topic = exercise.chapter.partition("_")
    return exercise.slug, exercise.chapter, number, topic


def _exercise(check_file: Path) -> Exercise:
    slug = check_file.stem.removeprefix("test_")
    return Exercise(slug, check_file.parent.name, check_file.with_name(f"{slug}.py"), check_file)


def _place(exercise: Exercise) -> tuple[str, int, str]:
    """The sort key of an exercise: exercises are in the order in which the chapter's page names them."""
    page = exercise.stub.with_name("README.md")
    text = page.read_text(encoding="utf-8") if page.is_file() else ""
    found = re.search(rf"`{re.escape(exercise.slug)}`", text)
    return exercise.chapter, found.start() if found else len(text), exercise.slug


def exercises_folder() -> Path:
    """The nearest folder of exercises, from the current folder upwards, or the kit's own."""
    here = Path.cwd()
    for folder in (here, *here.parents):
        if any(folder.glob("exercises/[0-9][0-9]_*/test_*.py")):
            return folder / "exercises"
    return KIT / "exercises"
