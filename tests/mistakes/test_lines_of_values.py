"""The line of a value that is wrong is where it is made: a set, a dict by item, a length that is cut."""

import pytest
from constructed import call, error, named, raised

from grader.diagnosis.lengths import line_of_common_end, line_of_length
from grader.diagnosis.merged import line_that_merges
from grader.diagnosis.shown import line_of_shown
from grader.diagnosis.source import Source
from grader.evidence.failures import TooSoon, WrongCalls

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
        (RETRY.replace("yield delay", "yield 2 * delay"), 8, 5),
        (RETRY.replace("min(2 * delay, 10)", "2 * delay"), 8, 8),
        (RETRY.replace("in backoff", "in others"), 8, 8),
        (ITSELF, 4, 5),
        (ITSELF.replace("delay = min", "longest = min"), 4, 4),
        (ITSELF.replace("sleep(delay)", "sleep(2 * delay)"), 4, 5),
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


HELPER = """
async def pause(seconds):
    await sleep(max(0, seconds))
async def rounds(times, every):
    due = time()
    for number in range(times):
        due += every
        await pause(due - time())
        yield number
"""
UNTIL = """
async def pause_until(due):
    await sleep(max(0, due - time()))
async def rounds(times, every):
    due = time()
    for number in range(times):
        due += every
        await pause_until(due)
        yield number
"""
NEXT = """
def pauses(delay, ceiling=30):
    while True:
        yield min(delay, ceiling)
        delay *= 2
async def retry(delay):
    waiting = pauses(delay)
    while await fails():
        await sleep(next(waiting))
"""
OBJECT = """
@dataclass
class Backoff:
    delay: float
    ceiling: float = 30
    def longer(self):
        pause = min(self.delay, self.ceiling)
        self.delay *= 2
        return pause
async def retry(delay):
    backoff = Backoff(delay)
    while await fails():
        await sleep(backoff.longer())
"""
FIELD = """
class Backoff:
    def __init__(self, delay):
        self.delay = delay
    def __next__(self):
        if self.delay > 30:
            self.delay = 30
        return self.delay
async def retry(delay):
    for pause in Backoff(delay):
        await sleep(pause)
"""
WORKED_OUT = """
def pause_after(delay, attempt):
    return delay**attempt
async def retry(delay):
    for attempt in range(9):
        await sleep(pause_after(delay, attempt))
"""
LOCAL = """
async def poll(every):
    pause = every - lasted()
    await sleep(pause)
"""


SINCE = """
async def pause(seconds, since):
    await sleep(since + seconds - loop.time())
async def poll(every):
    begun = None
    for _ in range(3):
        if begun is not None:
            await pause(every, begun)
        begun = loop.time()
"""


@pytest.mark.parametrize(
    ("source", "pause", "line"),
    [
        (SINCE, 3, 9),
        (SINCE.replace("since + seconds - loop.time()", "since + seconds"), 3, 3),
        (SINCE.replace("= loop.time()", "= moment()"), 3, 3),
        (HELPER, 3, 8),
        (HELPER.replace("max(0, seconds)", "seconds / 2"), 3, 3),
        (HELPER + "    await pause(every)", 3, 3),
        (UNTIL, 3, 8),
        (NEXT, 9, 4),
        (NEXT.replace("next(waiting)", "next(pauses(delay))"), 9, 4),
        (NEXT.replace("min(delay, ceiling)", "delay"), 9, 9),
        (NEXT.replace("next(waiting)", "next(others)"), 9, 9),
        (OBJECT, 13, 7),
        (OBJECT.replace("min(self.delay, self.ceiling)", "self.delay"), 13, 13),
        (FIELD, 11, 6),
        (WORKED_OUT, 6, 3),
        (WORKED_OUT.replace("(delay, attempt))", "(delay, attempt + 1))"), 6, 6),
        (WORKED_OUT.replace("delay**attempt", "delay"), 6, 6),
        (LOCAL, 4, 3),
        (LOCAL.replace("    await", "    pause = every\n    await"), 5, 5),
        (LOCAL.replace("every - lasted()", "every"), 4, 4),
        (LOCAL.replace("every - lasted()", "await measure()"), 4, 4),
    ],
)
def test_a_length_that_is_made_elsewhere(source, pause, line):
    assert line_of_length(Source(source), pause) == line


FAIR = """
class Fair:
    def __init__(self, seconds):
        self.closes = time() + seconds
    async def visit(self):
        await open_connection()
        left = self.closes - time()
        await sleep(max(0, left))
"""
VISITORS = """
async def visit(end):
    await open_connection()
    await sleep(end - time())
async def hold(n, seconds):
    closing = time() + seconds
    await gather(*(visit(closing) for _ in range(n)))
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (FAIR, 4),
        (
            FAIR.replace(
                "        await open", "        self.closes = time() + 1\n        await open"
            ),
            None,
        ),
        (VISITORS, 6),
        (VISITORS.replace("visit(closing)", "visit(time() + seconds)"), 7),
        (VISITORS.replace("    await open", "    end = time() + 1\n    await open"), None),
    ],
)
def test_an_end_that_is_one_for_all_calls(source, line):
    assert line_of_common_end(Source(source)) == line


DESK = """
class Desk:
    async def settle_in(self, name):
        if name in self.known:
            return
        await sleep(1)
        self.known.add(name)
async def greet(name):
    await desk.settle_in(name)
"""
AROUND = """
async def settle_in():
    await sleep(PAUSE)
async def greet(name):
    print(name)
    if name not in known:
        await settle_in()
PAUSE = 1
"""


@pytest.mark.parametrize(
    ("source", "seconds", "line"),
    [
        (DESK, 0.0, 4),
        (DESK, 0.5, 6),
        (DESK.replace("return", "pass"), 0.0, 6),
        (DESK.replace("sleep(1)", "sleep(0)"), 0.0, 6),
        (DESK.replace("sleep(1)", "sleep(2)"), 0.0, 6),
        (DESK.replace("await sleep(1)", "create_task(sleep(1))"), 0.0, 6),
        (
            DESK.replace(
                "        await", "        if not name:\n            return\n        await"
            ),
            0.0,
            None,
        ),
        (AROUND, 0.0, 6),
        (AROUND.replace("if name not in known", "while True"), 0.0, 3),
    ],
)
def test_a_pause_that_some_calls_do_not_make(source, seconds, line):
    calls = (call("greet", "Ada", 0.0, 1.0, line=None), call("greet", "Ada", 2.0, 2.0, line=None))
    early = TooSoon("a later greeting took too little", seconds)
    assert named(source, calls=calls, failure=early) == f"wait-missing:{line}"


TEAM = """
async def team_of(get_user, get_team, user_id):
    user = await get_user(user_id)
    team_id = list(user.values())[1]
    return await get_team(team_id)
"""
ASKED = """
async def ask(get_team, team_id):
    return await get_team(team_id)
async def team_of(get_user, get_team, user_id):
    user = await get_user(user_id)
    return await ask(get_team, user["name"])
"""
GIVEN = """
def team_in(user):
    return user["name"]
async def team_of(get_user, get_team, user_id):
    user = await get_user(user_id)
    return await get_team(team_id=team_in(user))
"""


@pytest.mark.parametrize(
    ("source", "at", "line"),
    [
        (TEAM, 5, 4),
        (TEAM.replace("team_id = list(user.values())[1]", "_, team_id = user.values()"), 5, 4),
        (TEAM.replace("get_team(team_id)", "get_team(user)"), 5, 5),
        (TEAM.replace("get_team(team_id)", "get_team(user_id)"), 5, 5),
        (TEAM.replace("get_team(team_id)", "get_team(team_id, 1)"), 5, 5),
        (TEAM.replace("    return", "    team_id = user_id\n    return"), 6, 6),
        (TEAM.replace("    return", "    for team_id in user:\n        return"), 6, 6),
        (ASKED, 3, 6),
        (ASKED.replace('user["name"]', "user"), 3, 6),
        (GIVEN, 6, 3),
        (GIVEN.replace('user["name"]', "user"), 6, 6),
    ],
)
def test_a_wrong_argument_that_is_made_elsewhere(source, at, line):
    calls = (call("get_team", "Ada", 0.0, 1.0, line=at),)
    wrong = WrongCalls("expected get_team(t1)", "get_team", 1, ["t1"])
    assert named(source, calls=calls, failure=wrong) == f"wrong-argument:{line}"
