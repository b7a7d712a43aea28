"""Of several lines that had a part in it, the one is named at which something was lost, or taken for none."""

import pytest
from constructed import call, case, error, named, noticed

from grader.diagnosis.asked_again import test_of_the_answer as asked_again
from grader.diagnosis.callbacks import line_of_callback
from grader.diagnosis.nested_in_a_group import closed_before_its_group
from grader.diagnosis.put_back import line_that_puts_back
from grader.diagnosis.source import Source
from grader.diagnosis.swallowing import how_it_swallows, line_that_swallows
from grader.evidence.values import Value

LIMIT = """
async def listen(calls, limit):
    try:
        await wait(calls)
    except (TimeoutError, CancelledError):
        if not limit.expired():
            raise
async def over(calls):
    again = False
    try:
        await wait(calls)
    except CancelledError:
        again = True
    if again:
        raise CancelledError
"""
CAME = noticed(cancelled_at=(4,))


def swallows(source, at=4):
    """The line of what swallows a cancellation that came at a line."""
    seen = {"returned": Value({}), **noticed(cancelled_at=(at,))}
    return line_that_swallows(case(source, **seen))


def test_the_except_that_a_cancellation_came_to():
    assert swallows(LIMIT) == 5
    assert "only if `not limit.expired()`" in how_it_swallows(case(LIMIT, **CAME), 5)
    assert not how_it_swallows(case(LIMIT, **CAME), 12)
    within = LIMIT.replace("await wait(calls)\n    except (", "await part(calls)\n    except (")
    assert swallows(f"{within}async def part(calls):\n    await wait(calls)\n", at=17) == 5
    assert swallows(LIMIT.replace("if not limit.expired():\n            raise", "f()")) == 5
    assert swallows(LIMIT, at=11) == 5  # what it has kept is raised below


def test_where_it_came_is_not_known():
    assert swallows(LIMIT, at=16) == 5
    quiet = LIMIT.replace("    if again:\n        raise CancelledError", "")
    assert swallows(quiet, at=0) == 12


GROUP = """
async def load(urls):
    async with TaskGroup() as group, ClientSession() as session:
        for url in urls: group.create_task(get(session, url))
"""
NESTED = """
async def load(urls):
    async with asyncio.TaskGroup() as group:
        async with ClientSession() as session:
            for url in urls: group.create_task(get(session, url))
"""
STACK = """
async def load(urls):
    async with AsyncExitStack() as stack:
        group = await stack.enter_async_context(TaskGroup())
        session = await stack.enter_async_context(ClientSession())
        group.create_task(get(session, urls))
"""


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (GROUP, 3),
        (NESTED, 4),
        (STACK, 5),
        (GROUP.replace("TaskGroup() as group, ClientSession() as session", "ClientSession() as session, TaskGroup() as group"), None),
        (NESTED.replace("get(session, url)", "get(url)"), None),
        (NESTED.replace("asyncio.TaskGroup", "limit"), None),
    ],
)  # fmt: skip
def test_a_session_that_is_closed_inside_of_the_group(source, line):
    assert closed_before_its_group(Source(source), [3]) == line


def test_what_was_closed_before_the_group_is_named_by_its_block():
    closed = error("RuntimeError", "Session is closed", 9)
    group = error("ExceptionGroup", "unhandled errors", 3, exceptions=(closed,))
    assert named(NESTED, error=group, returned=None) == "used-after-closing:4"
    assert named(NESTED, error=closed, returned=None) == "used-after-closing:9"


LAZY = """
class Page:
    async def load(self):
        self.body = await self.fetch()
    async def read(self):
        if not self.body:
            await self.load()
        return self.body
"""


def again(source, gave="''", other="", lines=(4, 7)):
    """The test that led to the second call for page 1, where page 2 was asked for once."""
    first, second = call(label="1", line=4, gave=gave), call(label="1", lines=lines, gave=gave)
    calls = [first, call(label="2", line=4, gave=other), second]
    return asked_again(case(source, calls=tuple(calls)), calls, second)


@pytest.mark.parametrize(
    ("test", "line"),
    [
        ("not self.body", 6),
        ("self.body == ''", 6),
        ("self.body is None", None),
        ("self.body", None),
        ("not ready(self)", None),
        ("not len(self.body)", 6),
    ],
)
def test_a_test_that_took_an_answer_for_none(test, line):
    assert again(LAZY.replace("not self.body", test)) == line


def test_an_answer_that_was_taken_for_none_in_another_way():
    assert again(LAZY.replace("not self.body", "self.body is None"), gave="None") == 6
    either = LAZY.replace(
        "if not self.body:\n            await self.load()",
        "\n        self.body or await self.load()",
    )
    assert again(either) == 7
    guard = LAZY.replace(
        "if not self.body:\n            ", "if self.body: return self.body\n        "
    )
    assert again(guard) == 6
    assert again(LAZY, gave="") is None
    assert again(LAZY, other="''") is None


BLOCK = """
class Debounce:
    def touch(self, value):
        self.timer = loop.call_later(1, self.fire, value)
    @contextmanager
    def last(self):
        yield
        self.timer = None
    def fire(self, value):
        with self.last():
            self.action(value)
"""
METHOD = """
class Debounce:
    def touch(self, value):
        self.timer = loop.call_later(1, self.fire, value)
    def forget(self):
        self.timer = None
    def fire(self, value):
        self.action(value)
        self.forget()
"""
EXIT = BLOCK.replace(
    "    @contextmanager\n    def last(self):\n        yield\n",
    "\n\n    def __exit__(self, *error):\n",
)


@pytest.mark.parametrize(
    ("source", "at", "line"),
    [
        (BLOCK, 11, 8),
        (BLOCK.replace("        yield\n        self.timer = None", "        self.timer = None\n        yield"), 11, 4),
        (EXIT.replace("self.last()", "self"), 11, 8),
        (METHOD, 8, 9),
        (METHOD.replace("self.action(value)\n        self.forget()", "self.forget()\n        self.action(value)"), 9, 4),
        (METHOD.replace("        self.forget()", "        self.other()"), 8, 4),
    ],
)  # fmt: skip
def test_a_timer_that_is_forgotten_by_something_else_after_the_call(source, at, line):
    assert line_of_callback(Source(source), at) == line


GET = """
class Line:
    def put(self, item):
        self.items.append(item)
    async def get(self):
        try:
            return await turn
        except CancelledError:
            if not turn.cancelled():
                self.put(turn.result())
            raise
"""


def put_back(source, at=7):
    """Where an item is put back after a cancellation at a line."""
    return line_that_puts_back(case(source, **noticed(cancelled_at=(at,))))


def test_an_item_that_is_put_back_behind_the_others():
    assert put_back(GET) == 10
    assert put_back(GET.replace("self.put(", "self.items.append(")) == 10
    held = GET.replace(
        "self.put(turn.result())", "item, _ = turn.result()\n                self.put(item)"
    )
    assert put_back(held) == 11
    assert put_back(GET.replace("except CancelledError", "except LookupError")) is None
    assert put_back(GET.replace("self.items.append", "self.items.appendleft")) is None
    assert put_back(GET.replace("self.put(turn.result())", "self.line.append(turn)")) is None
    assert put_back(GET, at=4) is None
    seen = {"mismatch": (["b", "a"], ["a", "b"]), **noticed(cancelled_at=(7,))}
    assert named(GET, **seen) == "wrong-order:10"
