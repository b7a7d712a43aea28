"""Small programs that are run as if a student had written them: the pages' examples and look-alikes.

Each has an `async def main(...)`. Every parameter of it is a slow function, which takes as many
seconds as the number that it is given, else one second, and answers with its name and its argument.
A call with `torn` fails with a LookupError, one with `cut` is cancelled.
"""

import ast
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from grader.diagnosis import Mistake, diagnose, pages
from grader.diagnosis.case import Case
from grader.diagnosis.order import Rule
from grader.diagnosis.source import Source
from grader.evidence.evidence import Evidence
from grader.exercise.asks import required
from grader.exercise.catalog import Exercise
from grader.exercise.decorators import Check
from grader.exercise.result import Answer, CheckResult, Outcome, Result
from grader.exercise.submission import Submission
from grader.supervisor import Job

RIGHT = Path(__file__).parent / "right"
CASES = Path(__file__).parent / "cases"
CLOCKS = ("wall", "fast")
MARK = "# <- here"
LIMIT = 20.0
HANGS = {"lost-wakeup", "missing-task-done", "reentrant-lock"}
"""What never ends by itself: on the wall it is stopped soon."""
ASKS = {
    "not-async": "async def bake(tray)",
    "async-not-asked": "def price(tray)",
    "made-a-generator": "async def bake(tray)",
}
"""What a file must define, of the mistakes that are about that."""
SCENARIO = """
import asyncio
import inspect

from grader import scenario


def slow(functions, name):
    def seconds(*arguments):
        return arguments[0] if arguments and type(arguments[0]) is int else 1

    def answer(*arguments):
        return " ".join([name, *map(str, arguments)])

    def fails(*arguments):
        errors = {"torn": LookupError("this page is torn"), "cut": asyncio.CancelledError()}
        return errors.get(arguments[0]) if arguments else None

    return functions.slow(name, seconds, answer=answer, fails=fails)


@scenario
async def example(student, functions, observer):
    main = student.main
    return await main(*[slow(functions, name) for name in inspect.signature(main).parameters])
"""

TESTING = """
from grader import scenario


@scenario
def example(versions):
    versions.run()
"""
"""The scenario of a program that is itself a file of tests."""
BAKERY = {
    "right_gather": """is right, with `gather`.\"""
import asyncio

async def bake_all(bake, trays):
    return await asyncio.gather(*map(bake, trays))
""",
    "right_group": """is right, with a task group.\"""
import asyncio

async def bake_all(bake, trays):
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(bake(tray)) for tray in trays]
    return [task.result() for task in tasks]
""",
    "busy_at_the_start": """is right, on a machine that stalls for 0.6 s.\"""
import asyncio
import time

async def bake_all(bake, trays):
    time.sleep(0.6)
    return await asyncio.gather(*map(bake, trays))
""",
    "broken_serial": """bakes one tray after another.\"""
async def bake_all(bake, trays):
    return [await bake(tray) for tray in trays]
""",
    "useless_nothing": """does nothing.\"""
async def bake_all(bake, trays):
    return None
""",
    "useless_raises": """raises a ValueError.\"""
async def bake_all(bake, trays):
    raise ValueError("of no use")
""",
}
"""Versions of what such programs test."""

STUB_BELOW = '''

# From here on you need change nothing.


class Demo:
    """Simulates the server: while it is busy, `acquire()` waits."""

    def __init__(self):
        self.lock, self.gate, self.queue = asyncio.Lock(), asyncio.Event(), asyncio.Queue()


async def demo(*arguments):
    """Try it out: `as_completed(`, `gather(`, `.status`, except*, Event(."""
    import time

    demo, start, results = Demo(), time.monotonic(), []
    async with asyncio.timeout(5), asyncio.Semaphore(2), asyncio.TaskGroup() as group, demo.lock:
        await asyncio.sleep(0.1)
        group.create_task(asyncio.to_thread(time.sleep, 0.1)).add_done_callback(results.append)
    while not demo.queue.empty() or start + 1 < asyncio.get_running_loop().time():
        await asyncio.sleep(0.1)
        demo.gate.set(), demo.lock.release(), await demo.lock.acquire()
    try:
        results = await asyncio.gather(main(*arguments), return_exceptions=True)
        done, left = await asyncio.wait([main()], return_when=asyncio.FIRST_COMPLETED)
        results += [await one for one in asyncio.as_completed(left)]
        await asyncio.wait_for(main(*arguments), 1)
    except* (OSError, asyncio.CancelledError, TimeoutError, Exception) as errors:
        errors.split(OSError)
    for result in results:
        print(isinstance(result, Exception), done.pop().result(), result.status)


if __name__ == "__main__":
    loop = asyncio.new_event_loop()
    loop.run_in_executor(None, asyncio.run, demo())
    loop.call_at(1, loop.run_until_complete(demo()))
'''
"""What may stand below an answer in a learner's file. None of it runs under the grader."""
BRIEF = (
    "Use asyncio.gather(), TaskGroup and Semaphore(3), return_exceptions, `async with Lock():`, except*, "
    "FIRST_COMPLETED, as_completed(), while .time() < monotonic(), .status, raise_for_status, acquire()"
)


@dataclass(frozen=True)
class AsksForMain(Exercise):
    """An exercise that asks for `main`, which each of these programs has; or for a test, of some."""

    name: str = "main"

    @cached_property
    def asked_source(self) -> str:
        """What its check file would say."""
        return f"async def {self.name}(): ..."


@dataclass(frozen=True)
class Program:
    """A small program that makes the mistake `name`, or that only looks as if it did."""

    name: str
    source: str
    clock: str = "wall"

    def __str__(self) -> str:
        return f"{self.name}-{self.clock}"

    def head(self, word: str) -> str:
        """What the program says about itself in a line such as `# asked: ends`."""
        found = re.search(rf"^# {word}: (.*)$", self.source, re.M)
        return found[1] if found else ""

    @property
    def in_a_stub(self) -> "Program":
        """The same program with a brief above and code to try it out below. Lines keep their numbers."""
        first, _, rest = self.source.partition("\n")
        prose = f'"""{BRIEF}"""'
        glue = "  " if first.startswith("#") else "; "
        code = first.startswith(("async def", "def ", "class "))
        above = first if code else f"{prose}{glue}{first}"
        return replace(self, source=f"{above}\n{rest}{STUB_BELOW}")

    @property
    def marked(self) -> int | None:
        """The number of the line that is marked as the culprit."""
        lines = self.source.splitlines()
        return next((n for n, line in enumerate(lines, 1) if line.endswith(MARK)), None)

    @property
    def is_tests(self) -> bool:
        """Whether it is a file of tests, and no `main`."""
        return "from bakery import" in self.source

    @property
    def looks_alike(self) -> bool:
        """Whether it is right, and says so first."""
        return self.source.startswith('"""')

    @property
    def asked_name(self) -> str:
        """What it has: `main`, or a test."""
        found = re.search(r"def (test_\w+)", self.source) if self.is_tests else None
        return found[1] if found else "main"

    @property
    def job(self) -> Job:
        """The run of this program by a worker."""
        asks = ASKS.get(self.name) or self.head("asks")
        source, scenario = self.source, TESTING if self.is_tests else SCENARIO
        return Job(
            name="example",
            student={"path": f"/{self.name}.py", "source": source},
            checks={"path": "/scenario.py", "source": scenario},
            scenario="example",
            asks=[required(ast.parse(f"{asks}: ...").body[0])] if asks else [],
            seed="corpus",
            limit=3.0 if self.name in HANGS or self.head("asked") == "ends" else LIMIT,
            clock=self.clock,
            versions={f"bakery/{name}.py": f'"""{text}' for name, text in BAKERY.items()},
        )

    def at_the_mark(self, line: int | None) -> bool:
        """Whether a line belongs to the marked statement, or to the head of the `with` round it."""
        source = Source(self.source)
        if line is None or line == self.marked:
            return line is not None
        heads = [n.lineno for n in source.around(self.marked) if isinstance(n, ast.AsyncWith)]
        return source.statement(line) == source.statement(self.marked) or line in heads[-1:]

    def diagnosed(self, evidence: Evidence, *failed: CheckResult) -> list[Mistake]:
        """The mistakes that are named when these checks have failed."""
        return diagnose(self.result(evidence, *failed))

    def result(self, evidence: Evidence, *failed: CheckResult) -> Result:
        """A graded answer in which these checks have failed."""
        exercise = AsksForMain(
            "example", "00_corpus", Path("/example.py"), Path("/scenario.py"), self.asked_name
        )
        submission = Submission(self.name, Path(f"/{self.name}.py"), self.source)
        return Result(Answer(exercise, submission), failed, [evidence])


def failed(evidence: Evidence, message: str, *, error=None, shows="") -> CheckResult:
    """A check that has failed on this evidence."""
    check = Check("test_example", "It does what was asked.", 1, 1, shows)
    return CheckResult(check, Outcome.FAIL, message, [evidence], error)


def broken() -> list[Program]:
    """The broken example of every page, in a clock of your choice."""
    return [Program(page.name, example(page.text)) for page in pages().values()]


def right() -> list[Program]:
    """The look-alikes, which are right."""
    return [Program(f.stem, f.read_text(encoding="utf-8")) for f in sorted(RIGHT.glob("*.py"))]


def cases() -> list[Program]:
    """More programs: each names its mistake, or `none`, and what was asked of it, in its first lines."""
    return [Program(f.stem, f.read_text(encoding="utf-8")) for f in sorted(CASES.glob("*.py"))]


def told(rules: Iterable[Rule], case: Case) -> str | None:
    """The mistake that the first of these rules names."""
    return next((rule.name for rule in rules if rule.find(case)), None)


def on_both_clocks(programs: Iterable[Program]) -> list[Program]:
    """Each program twice, once for each clock."""
    return [replace(program, clock=clock) for program in programs for clock in CLOCKS]


def example(page: str) -> str:
    """The code of a page's broken example."""
    found = re.search(r"^## A broken example\n```python\n(.*?)^```$", page, re.M | re.S)
    assert found, "a page without a broken example"
    return found[1]
