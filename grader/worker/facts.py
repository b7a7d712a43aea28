"""What the parts of the stand-in world tell of themselves, beside the calls that they record.

A part's `facts` are one of these. They stand apart from the parts because the grader reads them too,
and need not import servers for that.
"""

from dataclasses import dataclass
from typing import Any


class ByName:
    """Fields that can be read by their names too: `facts["server"]["sessions"]`."""

    def __getitem__(self, name: str) -> Any:
        return getattr(self, name)


@dataclass(frozen=True)
class ListenerFacts(ByName):
    """What a TCP server has counted; `threads` are those beyond the ones before it started."""

    connections: int
    open: int
    peak: int
    threads: int


@dataclass(frozen=True)
class HttpRequest(ByName):
    """One request that was made through aiohttp. The names of headers are in lower case.

    `by_given` says whether it was made by a session that the scenario gave to the student's code.
    """

    method: str
    url: str
    headers: dict[str, str]
    body: str
    by_given: bool


@dataclass(frozen=True)
class MockHttpFacts(ByName):
    """The requests, and how many responses are neither read to the end nor released."""

    requests: tuple[HttpRequest, ...]
    open_responses: int


@dataclass(frozen=True)
class CancelAnswer(ByName):
    """How a task answered when it was cancelled: whether it ended, and whether as cancelled.

    `error` is the exception that it ended with instead: its type, and its message.
    """

    ended: bool
    cancelled: bool
    error: str


@dataclass(frozen=True)
class ObserverFacts(ByName):
    """The heartbeat's beats, the answers to cancellations, and the most memory in bytes."""

    beats: tuple[float, ...]
    cancels: tuple[CancelAnswer, ...]
    peak_memory: int


@dataclass(frozen=True)
class ProcessesFacts(ByName):
    """How many processes were there when the calls of a function that computes were collected."""

    left: int


@dataclass(frozen=True)
class ServerFacts(ByName):
    """What a web server has counted, and the aiohttp sessions that the student's code made.

    `open_sessions` are those that were open when the student's code returned.
    """

    requests: int
    connections: int
    sessions: int
    open_sessions: int
    session_requests: int


@dataclass(frozen=True)
class Nap(ByName):
    """A line of the student's with a `time.sleep`, and the seconds that it slept in all."""

    line: int
    seconds: float


@dataclass(frozen=True)
class TestSeen(ByName):
    """What one of the student's tests did with one version.

    `outcome` is passed, failed, skipped or hung. `line` is where the test is, `at` the innermost of the
    student's lines where it failed or waits. `error` is the exception's type, and `judged` whether the
    test itself said so: by an assertion, or by a time limit. `asserted` counts the assertions that held.
    """

    name: str
    line: int
    outcome: str
    at: int | None
    error: str
    message: str
    judged: bool
    asserted: int
    seconds: float
    slept: tuple[Nap, ...]


@dataclass(frozen=True)
class VersionSeen(ByName):
    """What the student's tests did with one version; `sentence` says what is special about that."""

    name: str
    sentence: str
    tests: tuple[TestSeen, ...]


@dataclass(frozen=True)
class VersionsFacts(ByName):
    """What the student's tests did with each version that they were run against."""

    tried: tuple[VersionSeen, ...]


@dataclass(frozen=True)
class Facts(ByName):
    """The facts of each part, by the part's name; None of a part that the scenario does not use."""

    listener: ListenerFacts | None
    mock_http: MockHttpFacts | None
    observer: ObserverFacts | None
    processes: ProcessesFacts | None
    server: ServerFacts | None
    versions: VersionsFacts | None
