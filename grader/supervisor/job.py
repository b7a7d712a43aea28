"""One job in one worker, from its start to its end, whatever that end is."""

import asyncio
import json
import signal
from collections.abc import Awaitable, Callable, Hashable, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from grader.evidence.verdict import Verdict
from grader.supervisor.pipes import MAX_OUTPUT, OutputLimit
from grader.supervisor.protocol import ProtocolError, Transcript
from grader.supervisor.spending import Spending, TooMuch
from grader.supervisor.start import NotStarted, Process, why
from grader.supervisor.windows import Ends, open_ends
from grader.worker.usage import STEP, Budget, Usage, usage

START_LIMIT = 20.0
"""Seconds for a worker to say hello."""
IMPORT_LIMIT = 8.0
"""Seconds for the import of the student's file."""
ANSWER_LIMIT = 8.0
"""Seconds between the end of a scenario and its answer."""
COMPUTING = 6.0
"""Seconds of computing, of the import and of the scenario: what needs more is taken to spin."""
LAST_WORDS = 2.0
"""Seconds beyond a limit, in which a worker can still say where it is."""

SLOW_IMPORTS = {
    "aiohttp.web": ("aiohttp", "server"),
    "aioresponses": ("aioresponses", "mock_http"),
    "pytest_asyncio.plugin": ("versions.run",),
    "unittest.mock": ("unittest", "mock"),
}
"""What is imported before the fork, where one of these words is in a source; never anything else."""

LIMIT_SIGNALS = {
    "SIGXCPU": "It used more CPU time than the limit, and was stopped.",
    "SIGXFSZ": "It wrote more to one file than the limit, and was stopped.",
}
"""What the system sends to a process that has gone over a limit; Windows has no such signals."""

Start = Callable[[Ends], Awaitable[Process]]
"""Starts a worker at these ends. CannotStart, NotStarted."""


@dataclass(frozen=True)
class Job:
    """What a worker is to run. `student` and `checks` are `{"path", "source"}`; the student's may have
    `before` and `files`, the checks `code`, see `worker/student.py`.

    The limits are in seconds, as `worker/usage.py` counts them. What is `heavy` keeps its core to the end.
    Where timers are `shuffled`, the seed draws the order of those that are due at the same moment.
    `versions` are of what the student's tests test: their sources, by `module/name.py`.
    """

    name: str
    student: dict[str, Any]
    checks: dict[str, str]
    scenario: str
    asks: list[dict[str, Any]]
    seed: str
    limit: float
    clock: str = "wall"
    import_limit: float = IMPORT_LIMIT
    computing: float = COMPUTING
    heavy: bool = False
    shuffled: bool = False
    versions: Mapping[str, str] = field(default_factory=dict)

    @property
    def answer(self) -> Hashable:
        """What tells the answer from all others: jobs of the same one run the same code."""
        return tuple(str(self.student.get(part)) for part in ("path", "source", "before", "files"))

    @property
    def computes_by_right(self) -> bool:
        """Whether it is no wonder that it computes much: it is heavy, or runs the tests of a student."""
        return self.heavy or bool(self.versions)

    def slow_imports(self) -> list[str]:
        """What is worth importing before this job."""
        files = "".join(text for _, text in self.student.get("files", ()))
        sources = self.student["source"] + files + self.checks["source"]
        return [name for name, words in SLOW_IMPORTS.items() if any(w in sources for w in words)]


@dataclass(frozen=True)
class Ended:
    """What came of a job. `problem` is a sentence unless the worker answered.

    `by_signal` is whether a crash was a signal's doing, and none that the supervisor sent. `lost` is
    whether the student's code had no part in the end: the worker never came so far, or went with the
    process that had started it.
    """

    verdict: Verdict
    transcript: Transcript
    output: str
    problem: str = ""
    by_signal: bool = False
    lost: bool = False


class Left(Exception):
    """The worker closed its line without an answer."""


async def run_job(job: Job, start: Start, cores: asyncio.Semaphore, spending: Spending) -> Ended:
    """Run one job. Its worker is gone at the end, also of a cancelled one. A start takes a core.

    `spending` counts what it computes, together with others of the same answer.
    """
    async with open_ends() as pipes:
        worker = Worker(job, pipes, spending)
        ending: tuple[Verdict, str] = Verdict.ANSWERED, ""
        try:
            await worker.converse(start, cores)
        except* TimeoutError:
            ending = Verdict.TIMEOUT, too_late(job, worker.transcript, computing=worker.computing)
        except* OutputLimit:
            ending = Verdict.LIMIT, f"It printed more than {MAX_OUTPUT >> 10} KB, and was stopped."
        except* ProtocolError as errors:
            ending = Verdict.PROTOCOL, f"The worker sent {errors.exceptions[0]}."
        except* NotStarted as errors:
            ending = Verdict.CRASH, f"{why(errors)}"
        except* Left:
            ending = Verdict.CRASH, ""
        finally:
            worker.kill()
            output = await pipes.output.drain()
            status = await worker.status()
    if ending == (Verdict.CRASH, ""):
        ending = worker.last_words(status)
    crashed = ending[0] is Verdict.CRASH
    return Ended(
        ending[0],
        worker.transcript,
        output,
        ending[1],
        by_signal=crashed and (status is None or status < 0),
        lost=worker.transcript.state == "start" or (crashed and status is None),
    )


class Worker:
    """The grader's side of the conversation with one worker."""

    def __init__(self, job: Job, pipes: Ends, spending: Spending) -> None:
        self.transcript = Transcript()
        self._job = job
        self._pipes = pipes
        self._spending = spending
        self._too_much: TooMuch
        self._process: Process | None = None
        self.computing = False

    async def converse(self, start: Start, cores: asyncio.Semaphore) -> None:
        """Start the worker and listen until it has answered; raises when that is not to be."""
        with self._spending.share(self._job.answer) as self._too_much:
            await self._converse(start, cores)

    async def _converse(self, start: Start, cores: asyncio.Semaphore) -> None:
        async with asyncio.TaskGroup() as group:
            guard = group.create_task(self._pipes.output.guard())
            async with cores:
                async with asyncio.timeout(START_LIMIT):
                    self._process = await start(self._pipes)
                self._pipes.send_job(json.dumps(asdict(self._job)).encode())
                await self._listen(START_LIMIT, "hello")
                await self._listen(IMPORT_LIMIT, "begun", "answered")
                if self._job.heavy:
                    await self._listen(self._job.limit, "ended", "answered")
            await self._listen(self._job.limit, "ended", "answered")
            await self._listen(ANSWER_LIMIT, "answered")
            guard.cancel()

    async def _listen(self, seconds: float, *states: str) -> None:
        """Take in frames until one of the states is reached. TimeoutError when the time is up.

        The worker says so itself after these seconds, or it is too late for that as well.

        They are counted in steps, so that time in which this process itself stood still (Ctrl-Z, a
        suspended machine) counts as one step, and the worker has not been waited for.
        """
        budget = Budget(seconds + LAST_WORDS, self._job.computing + LAST_WORDS, self._usage)
        while self.transcript.state not in states:
            step = min(budget.left, STEP)
            try:
                async with asyncio.timeout(step):
                    line = await self._pipes.frames.readline()
            except TimeoutError:
                budget.spend(step)
                self._count(budget.computed)
                self.computing = budget.spun or budget.left > LAST_WORDS + STEP
                if budget.left <= 0:
                    raise
            except ValueError:
                raise ProtocolError("a frame that is too long") from None
            else:
                self._take_in(line)
                if self.transcript.overdue is not None:
                    raise TimeoutError

    def _count(self, computed: float) -> None:
        """Tell the worker if all those of the answer have computed too much."""
        if self._process is None or self._job.computes_by_right:
            return
        if self._too_much(computed):
            self._process.tell()

    def _usage(self) -> Usage | None:
        return usage(self._process.pid) if self._process is not None else None

    def _take_in(self, line: bytes) -> None:
        if not line.endswith(b"\n"):
            raise Left
        self.transcript.feed(line, asyncio.get_running_loop().time())

    def kill(self) -> None:
        """End the worker and its process group, at once."""
        if self._process is not None:
            self._process.kill()

    async def status(self) -> int | None:
        """The worker's exit status, or None when nobody can tell."""
        return None if self._process is None else await self._process.status()

    def last_words(self, status: int | None) -> tuple[Verdict, str]:
        """How the worker left."""
        ended_by = signal_name(-status) if status is not None and status < 0 else ""
        if ended_by in LIMIT_SIGNALS:
            return Verdict.LIMIT, LIMIT_SIGNALS[ended_by]
        where = (
            "during the import of the file"
            if self.transcript.state == "hello"
            else "before the scenario ended"
        )
        if status is None:
            return Verdict.CRASH, f"The process ended {where}."
        if ended_by:
            return Verdict.CRASH, f"The process was killed by {ended_by} {where}."
        return Verdict.CRASH, f"The process exited with status {status} {where}."


def too_late(job: Job, said: Transcript, *, computing: bool) -> str:
    """What was still going on when the time was up, in a sentence."""
    if said.state == "begun" and computing:
        return "It was still computing after several seconds, and was stopped."
    if said.state == "begun":
        return f"It was still running after {job.limit:g} s, and was stopped."
    if said.state == "hello":
        return f"The import of the file did not end within {IMPORT_LIMIT:g} s, or {job.computing:g} s of computing. Code at the top level of the file runs or waits: move it into a function."
    return "The worker did not answer in time."


def signal_name(number: int) -> str:
    """The name of a signal; the real-time ones have but a number."""
    names = {one.value: one.name for one in signal.Signals}
    return names.get(number, f"signal {number}")
