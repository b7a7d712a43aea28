"""A small exercise that is graded in a fraction of a second, in a folder of its own."""

import io
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, settings
from rich.console import Console

from grader.cli.arguments import share
from grader.exercise.catalog import Catalog
from grader.exercise.options import Options
from grader.exercise.result import Answer
from grader.exercise.submission import take
from grader.judging.session import grade
from grader.report.terminal import Terminal
from grader.supervisor import Level
from grader.supervisor.isolation import canaries
from grader.worker.confine import landlock
from tests.author import author
from tests.needs import wanted
from tests.terminal import Term
from tests.watching import command

__all__ = ["author"]  # a fixture for whoever asks for it

KIT_SETTINGS = settings(
    deadline=None,  # a busy machine is no failure
    max_examples=40,
    database=None,
    derandomize=True,  # or a commit fails for what it has not touched; `make fuzz` draws others
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("kit", KIT_SETTINGS)
settings.register_profile("fuzz", KIT_SETTINGS, derandomize=False, max_examples=1000)
settings.load_profile("kit")

KIT = Path(__file__).resolve().parent.parent


def pytest_addoption(parser):
    parser.addoption("--share", type=share, metavar="I/N", help="run every N-th file of tests only")


LONGEST = (
    "test_nothing_done",
    "test_corpus",
    "test_wheel",
    "test_watch",
    "test_grade_folder",
    "test_command_line",
    "test_mutants",
    "test_verify",
    "test_gradescope",
    "test_commands",
    "test_further_files",
    "test_plugin",
    "test_windows",
    "test_in_browser",
    "test_faults",
    "test_interrupt",
    "test_watch_terminal",
    "test_mistakes",
)
"""Files that take long begin first, so that none runs alone at the end."""


def pytest_collection_modifyitems(config, items):
    """The longest files first; of a share of 2/3, every third file is run, from the second on."""
    items.sort(key=lambda item: item.path.stem not in LONGEST)
    if (asked := config.getoption("--share")) is not None:
        number, of = asked
        files = sorted({item.path for item in items})[number - 1 :: of]
        config.hook.pytest_deselected(items=[item for item in items if item.path not in files])
        items[:] = [item for item in items if item.path in files]


STUB = '''
"""double: twice a number, after a moment.

A scale in a lab is slow: it answers a moment after it has been asked. Nobody should stand still
meanwhile. Write `double`: it waits a moment and returns twice the number that it is given. What is
checked: the result, exactly, and that it waits for at least as long as it was told to.
"""

import asyncio


async def double(number) -> int:
    """Wait a moment, and return twice the number."""
    # TODO: write this coroutine.
    raise NotImplementedError("double is still to do")
'''

CHECKS = '''
"""Twice a number, after a moment."""

from grader import points, scenario

ASKS = "async def double(number) -> int"

HINTS = ("a nudge", "the tool", "nearly the answer")


@scenario(limit=LIMIT)
async def doubled(student, rng):
    return await student.double(rng.randrange(1, 1000))


@points(2)
def test_twice_the_number(doubled):
    """It returns twice the number."""
    assert doubled.value == 2 * doubled.rng.randrange(1, 1000)


@points(1)
def test_waits_a_moment(doubled):
    """It waits a moment."""
    doubled.took(over=0.02, under=LIMIT)
'''

RIGHT = '''
import asyncio


async def double(number) -> int:
    """Wait a moment, and return twice the number."""
    await asyncio.sleep(0.05)
    return 2 * number
'''


@dataclass
class Kit:
    """A folder with `exercises/`, and what can be done with it."""

    folder: Path
    limit: float = 5.0

    def __post_init__(self):
        self.add("01_first", "double")

    @property
    def exercises(self):
        return self.folder / "exercises"

    @property
    def catalog(self):
        return Catalog(self.exercises)

    def add(self, chapter, slug, stub=STUB, checks=CHECKS):
        """Add an exercise: two files, nothing else."""
        place = self.exercises / chapter
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{slug}.py").write_text(stub.lstrip(), encoding="utf-8")
        checks = checks.lstrip().replace("LIMIT", str(self.limit))
        (place / f"test_{slug}.py").write_text(checks, encoding="utf-8")
        return place / f"{slug}.py"

    def answer(self, label, source):
        """Write an answer beside the exercises; text or bytes."""
        file = self.folder / "answers" / f"{label}.py"
        file.parent.mkdir(exist_ok=True)
        data = source if isinstance(source, bytes) else dedent(source).lstrip().encode()
        file.write_bytes(data)
        return file

    def grade(self, files, **options):
        """Grade these files as answers to `double`, all at once; results by label."""
        (exercise,) = self.catalog.select(["double"])
        answers = [Answer(exercise, take(file)) for file in files]
        results = grade(answers, Options(**options))
        return {result.answer.submission.label: result for result in results}

    def grade_sources(self, sources, **options):
        """Grade sources, by label."""
        return self.grade([self.answer(*item) for item in sources.items()], **options)

    def run(self, *arguments, **environment):
        """Run `python -m grader` here, to its end."""
        return subprocess.run(**self.command(*arguments, **environment), check=False, timeout=50)

    def command(self, *arguments, module="grader", **environment):
        """What `subprocess` needs to run the kit here, with nothing of pytest's environment."""
        ours = ("PYTEST", "COV", "COLUMNS", "LINES")  # pytest-xdist sets the size of a terminal
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(ours)}
        return {
            "args": [sys.executable, "-m", module, *map(str, arguments)],
            "cwd": self.folder,
            "env": inherited
            | {"PYTHONPATH": str(KIT), "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
            | environment,
            "stdin": subprocess.DEVNULL,
            "stdout": subprocess.PIPE,
            "stderr": subprocess.PIPE,
            "encoding": "utf-8",
        }


@pytest.fixture
def kit(tmp_path):
    """One exercise, `double`."""
    return Kit(tmp_path)


@pytest.fixture(scope="module")
def module_kit(tmp_path_factory):
    """The same, kept for all tests of a module."""
    return Kit(tmp_path_factory.mktemp("kit"))


@pytest.fixture(scope="session")
def told():
    """What a student reads about one result, as one line of text."""

    def told(result):
        page = io.StringIO()
        Terminal(Console(file=page, width=80, highlight=False)).details(result)
        return re.sub(r"\s+", " ", page.getvalue())

    return told


@pytest.fixture
def right():
    """The source of a right answer to `double`."""
    return RIGHT


@pytest.fixture(scope="module")
def possible():
    """What a canary finds possible, by level; each level is tried once."""
    known = {}

    def look(level):
        if level is Level.LANDLOCK and not landlock.version() and os.geteuid() != 0:
            pytest.skip("wants Landlock: Linux 5.13 or newer")
        if level is Level.BUBBLEWRAP:
            wanted("bwrap", "bubblewrap")
        if level not in known:
            known[level] = canaries.look(level)
        return known[level]

    return look


@pytest.fixture(params=[Level.PROCESS, Level.LANDLOCK, Level.BUBBLEWRAP], ids=str)
def level(request, possible):
    """Each level that needs no engine."""
    if request.param:
        possible(request.param)
    return request.param


@pytest.fixture
def two(kit):
    """Two exercises, `double` and `again`."""
    kit.add("01_first", "again", STUB.replace("double", "again"), CHECKS.replace("double", "again"))
    page = kit.exercises / "01_first" / "README.md"
    page.write_text("First `double`, then `again`.\n", encoding="utf-8")
    return kit


@pytest.fixture
def watching(two):
    """A function that starts a watch in a terminal."""
    terms = []

    def watching(**size):
        term = Term(**command(two), **size)
        terms.append(term)
        term.until("double: twice a number")
        term.until("h hint")
        return term

    yield watching
    for term in terms:
        term.__exit__()


@pytest.fixture
def stub(two):
    return two.exercises / "01_first" / "double.py"
