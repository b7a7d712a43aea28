"""The line of a value that is wrong is where it is made: a set, a dict by item, a length that is cut."""

import pytest
from constructed import call, error, raised

from grader.diagnosis.lengths import line_of_length
from grader.diagnosis.merged import line_that_merges
from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source

READ = """
async def read_all(read, names):
    readings = {}
    for name in names:
        if name not in readings:
            readings[name] = create_task(read(name))
    await gather(*readings.values())
    return [readings[name].result() for name in names]
"""
STORED = READ.replace("if name not in readings", "if True")


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (READ, 5),
        (READ.replace("not in", "in"), 5),
        (STORED, 6),
        (STORED.replace("readings[name] =", "readings[name.upper()] ="), None),
        (READ.replace("if name", "if read"), 6),
        (READ.replace("{}", "{name: 0 for name in names}"), 5),
        (STORED.replace("{}", "{name: 0 for name in names}"), None),
        (READ.replace("in names:", "in set(names):"), 4),
        (READ.replace("in names:", "in set(names):").replace("names]", "set(names)]"), None),
        ("async def f(names):\n    d = {name: read(name) for name in names}", 2),
        ("async def f(names):\n    d = dict(zip(names, await gather(*map(read, names))))", 2),
    ],
)
def test_where_equal_items_become_one(source, line):
    assert line_that_merges(Source(source)) == line


RETRY = """
def backoff(delay):
    while True:
        yield delay
        delay = min(2 * delay, 10)
async def retry(delay):
    for pause in backoff(delay):
        await sleep(pause)
"""
ITSELF = """
async def retry(delay):
    while True:
        await sleep(delay)
        delay = min(2 * delay, 10)
"""


@pytest.mark.parametrize(
    ("source", "pause", "line"),
    [
        (RETRY, 8, 5),
        (RETRY.replace("yield delay", "yield 2 * delay"), 8, 8),
        (RETRY.replace("min(2 * delay, 10)", "2 * delay"), 8, 8),
        (RETRY.replace("in backoff", "in others"), 8, 8),
        (ITSELF, 4, 5),
        (ITSELF.replace("delay = min", "longest = min"), 4, 4),
        (ITSELF.replace("sleep(delay)", "sleep(2 * delay)"), 4, 4),
        (ITSELF.replace("while", "delay = min(delay, 10)\n    while"), 5, 5),
    ],
)
def test_what_cuts_the_length_of_a_pause(source, pause, line):
    assert line_of_length(Source(source), pause) == line


REQUESTS = """
LIMIT = ClientTimeout(total=10)
async def load(session):
    return await session.get(timeout=LIMIT)
"""


@pytest.mark.parametrize(("seconds", "named"), [(10.0, "guessed-time-limit:2"), (8.0, None)])
def test_a_limit_of_requests_that_is_made_elsewhere(seconds, named):
    late = error("TimeoutError", "", 4)
    calls = (call("GET", "/", 0.0, seconds, line=4, outcome="cancelled"),)
    assert raised(late, REQUESTS, calls=calls) == named


SPAWNER = """
class Spawner:
    errors = []
    def keep(self, error):
        self.errors.append(error)
"""


@pytest.mark.parametrize(
    ("name", "said", "line"),
    [
        ("shared-between-calls", "", 3),
        ("test-cannot-fail", "`test_it` (line 7) never fails", 7),
        ("test-cannot-fail", "`test_it` never fails, of 2 lines", None),
        ("forgotten-task", "created at line 4, left at line 5", None),
    ],
)
def test_the_line_of_what_a_check_proves(name, said, line):
    assert line_of_shown(name, Source(SPAWNER), said) == line


IN_TURN = """
for error in errors:
    raise error
"""
FREED = """
try:
    await self.lock.acquire()
finally:
    self.lock.release()
"""


@pytest.mark.parametrize(
    ("name", "source", "line"),
    [
        ("second-error-lost", IN_TURN, 3),
        ("second-error-lost", IN_TURN.replace("raise error", "raise other"), None),
        ("freed-anothers-lock", FREED, 5),
        ("freed-anothers-lock", FREED * 2, 5),
        ("torn-update", "", None),
    ],
)
def test_of_several_faults_of_a_kind_the_first_is_told(name, source, line):
    assert line_of_shown(name, Source(source)) == line
