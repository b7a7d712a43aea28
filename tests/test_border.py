"""What a worker sends has every field and no other; else the verdict is `protocol`.

A few scenarios make a real worker send something of every kind. Then each field of each kind is dropped,
misspelt, and joined by an unknown one, in turn.
"""

import asyncio
import json
from copy import deepcopy
from dataclasses import MISSING, fields, is_dataclass
from inspect import getmembers
from typing import get_args, get_type_hints

import pytest

from grader.gathering.from_worker import evidence_of
from grader.supervisor import Ended, Job, Transcript, supervise
from grader.supervisor.protocol import CONTENT, ProtocolError
from grader.worker import facts, observations

STUDENT = """
import asyncio
import gc
import threading
import time


def compute(seconds):
    end = time.thread_time() + seconds
    while time.thread_time() < end:
        pass


async def numbers():
    for number in range(3):
        yield number


async def fail():
    raise ValueError("nobody listens")


async def rest():
    await asyncio.sleep(60)


async def everything(fetch, digest, session, url):
    global generator, task
    print("hello")
    await fetch("news")
    digest("page")
    await session.get(url)
    time.sleep(0.1)
    threading.currentThread()
    threading.Thread(target=time.sleep, args=(60,)).start()
    await asyncio.to_thread(compute, 0.1)
    rest()
    generator = numbers()
    await anext(generator)
    lost = asyncio.create_task(fail())
    await asyncio.sleep(0.01)
    del lost
    gc.collect()
    task = asyncio.create_task(rest())
    return [1, {"two": 2.0}]


async def nothing():
    await asyncio.Event().wait()


async def broken():
    raise ExceptionGroup("several", [ValueError("one"), KeyError("two")])
"""
CHECKS = """
import asyncio

from grader import scenario


@scenario
async def everything(student, functions, listener, mock_http, observer, processes, server):
    digest = processes.computing("digest", {"page": 0.05})
    url = mock_http.get("http://stands.in/news", {"news": "none"})
    async with observer.heartbeat(), mock_http.session() as session:
        await observer.cancel(asyncio.create_task(student.nothing()))
        value = await student.everything(functions.slow("fetch"), digest, session, url)
    processes.collect("digest")
    return value


@scenario
async def nothing(student):
    await student.nothing()


@scenario
async def broken(student):
    await student.broken()
"""
TESTS = """
import time
from sums import add


def test_add():
    time.sleep(0.01)
    assert add(1, 1) == 2
"""
OF_TESTS = """
from grader import scenario


@scenario
def tested(versions):
    versions.run()
"""
MISSING_NAME = [{"kind": "def", "name": "many", "text": "def many():", "parameters": []}]


def job(scenario, *, source=STUDENT, asks=(), clock="fast", limit=20.0):
    student, checks = {"path": "/a.py", "source": source}, {"path": "/c.py", "source": CHECKS}
    return Job("border", student, checks, scenario, list(asks), "seed", limit, clock)


def of_tests():
    """A job in which the student's file is one of tests."""
    student, checks = {"path": "/t.py", "source": TESTS}, {"path": "/c.py", "source": OF_TESTS}
    versions = {"sums/right_plain.py": "def add(a, b):\n    return a + b\n"}
    return Job("border", student, checks, "tested", [], "seed", 20.0, versions=versions)


JOBS = {
    "everything": (job("everything"), "answered"),
    "deadlock": (job("nothing"), "timeout"),
    "late": (job("nothing", clock="wall", limit=0.8), "timeout"),
    "group": (job("broken"), "answered"),
    "no import": (job("broken", source="1 / 0\n"), "fail"),
    "no such name": (job("broken", asks=MISSING_NAME), "fail"),
    "tests": (of_tests(), "answered"),
}
KINDS = [
    kind
    for module in (observations, facts)
    for _, kind in getmembers(module, is_dataclass)
    if kind.__module__ == module.__name__
]
FIELDS = [(kind, field.name) for kind in KINDS for field in fields(kind)]


@pytest.fixture(scope="module")
def talks():
    """What workers have really said, one for each job: its last frame and all that this brought."""
    ends = asyncio.run(supervise([job for job, _ in JOBS.values()]))
    return [(job, said(end.transcript)) for (job, _), end in zip(JOBS.values(), ends, strict=True)]


def said(transcript):
    """The name of the last frame, and its content as it came."""
    if transcript.import_failed is not None:
        return "import-failed", transcript.import_failed
    if transcript.answer is not None:
        return "answer", transcript.answer
    return "overdue", transcript.overdue


def verdict(job, frame, content):
    """What is made of a worker that says this at last."""
    before = {"import-failed": [], "overdue": ["begin"], "answer": ["begin", "end"]}
    frames = [*({"frame": name} for name in ("hello", *before[frame])), {"frame": frame, **content}]
    transcript = Transcript()
    try:
        for one in frames:
            transcript.feed(json.dumps(one).encode(), 0.0)
    except ProtocolError:
        return "protocol"
    outcome = "timeout" if frame == "overdue" else "answered"
    return evidence_of(job, Ended(outcome, transcript, "")).verdict


def objects(kind, data):
    """Every object of a dataclass in plain data, with its class."""
    for part in [kind, *get_args(kind)]:
        if is_dataclass(part) and isinstance(data, dict):
            yield part, data
            for name, hint in get_type_hints(part).items():
                yield from objects(hint, data[name])
        elif is_dataclass(part) and isinstance(data, list):
            for item in data:
                yield from objects(part, item)


def dropped(data, field):
    """Without the field."""
    del data[field]


def misspelt(data, field):
    """With the field under nearly its name."""
    data[f"{field}_"] = data.pop(field)


def joined(data, field):
    """With a field more."""
    data[f"{field}_"] = data[field]


@pytest.mark.parametrize("bend", [dropped, misspelt, joined])
@pytest.mark.parametrize(("kind", "field"), FIELDS, ids=lambda x: getattr(x, "__name__", x))
def test_every_field_must_be_there_and_no_other(talks, kind, field, bend):
    tried = 0
    for job, (frame, content) in talks:
        for place, (of, _) in enumerate(objects(CONTENT[frame], content)):
            if of is kind:
                bent = deepcopy(content)
                bend(list(objects(CONTENT[frame], bent))[place][1], field)
                assert verdict(job, frame, bent) == "protocol"
                tried += 1
                break
    assert tried, "no worker sends any"


def test_as_they_came_they_are_taken(talks):
    verdicts = [verdict(job, *last) for job, last in talks]
    assert verdicts == [expected for _, expected in JOBS.values()]


def test_everything_arrives_as_it_was_seen(talks):
    job, (_, content) = talks[0]
    transcript = Transcript("answered", 1.0, 2.0, None, content)
    evidence = evidence_of(job, Ended("answered", transcript, ""))
    assert evidence.value == [1, {"two": 2.0}]
    noticed = evidence.noticed
    assert [one.name for one in noticed.never_awaited] == ["rest"]
    assert "numbers" in {one.name for one in noticed.generators_left}
    assert [one.name for one in noticed.tasks_left] == ["rest"]
    assert [(one.error, one.line is None) for one in noticed.lost] == [("ValueError", False)]
    assert [one.what for one in noticed.blocked][-1:] == ["time.sleep"]
    assert [(one.seconds, one.times) for one in noticed.slept] == [(0.1, 1)]
    assert [one.times for one in noticed.pauses] == [1, 1]
    assert len(noticed.threads_left) == len(noticed.deprecated) == 1
    assert [text for _, text in evidence.prints] == ["hello", "\n"]
    assert evidence.facts.server["sessions"] == evidence.facts["server"].sessions == 0
    assert [request.method for request in evidence.facts.mock_http.requests] == ["GET"]
    assert [answer.cancelled for answer in evidence.facts.observer.cancels] == [True]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_field_has_a_default(kind):
    """So a probe that is forgotten is an error in the worker already."""
    assert [f.name for f in fields(kind) if (f.default, f.default_factory) != (MISSING,) * 2] == []
