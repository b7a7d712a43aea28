"""What older tutorials write and today's Python has removed, each with what to write instead."""

import ast
import re
from collections.abc import Iterator
from typing import NamedTuple

from grader.diagnosis.case import Case, Found
from grader.diagnosis.contract import of_the_wrong_kind
from grader.worker.observations import Error


class Old(NamedTuple):
    """An exception as `Type: message`, a pattern of its line, and what to tell."""

    pattern: str
    line: str
    old: str
    since: str
    today: str


YIELD_FROM = "write `async def`, and `await` in place of `yield from`"
CALLED = re.compile(r"(\w+)(?:\.__init__)?\(\) got an unexpected")
LONGEST = 500
"""Characters of a message that are read: Python's own are short."""
NO_SUCH = r"has no attribute|cannot import name"
REMOVED: tuple[Old, ...] = (
    Old(rf"({NO_SUCH}) 'coroutine'", "", "`@asyncio.coroutine`", "3.11", YIELD_FROM),
    Old(r"'yield from' inside async function", "", "`yield from` in a coroutine", "3.5", "write `await` in its place"),
    Old(r"cannot 'yield from' a coroutine object", "", "a coroutine with `yield from`", "3.12", YIELD_FROM),
    Old(r"'(coroutine|Lock|Semaphore)' object is not iterable", r"\byield from\b", "a coroutine with `yield from`", "3.12", YIELD_FROM),
    Old(r"^SyntaxError: ", r"\basyncio\.async\s*\(", "`asyncio.async`", "3.7", "write `asyncio.create_task`"),
    Old(rf"({NO_SUCH}) 'async'", "", "`asyncio.async`", "3.7", "write `asyncio.create_task`"),
    Old(r"unexpected keyword argument 'loop'", "", "the argument `loop=`", "3.10", "leave it out, and the running loop is used"),
    Old(r"object \w*(Lock|Semaphore|Condition) can't be used in 'await'", r"\bwith\b", "`with (await lock)`", "3.9", "write `async with lock:`"),
    Old(rf"({NO_SUCH}) 'all_tasks'", r"Task", "`asyncio.Task.all_tasks`", "3.9", "write `asyncio.all_tasks()`"),
    Old(rf"({NO_SUCH}) 'current_task'", r"Task", "`asyncio.Task.current_task`", "3.9", "write `asyncio.current_task()`"),
    Old(rf"({NO_SUCH}) 'JoinableQueue'", "", "`asyncio.JoinableQueue`", "3.5", "write `asyncio.Queue`"),
    Old(rf"({NO_SUCH}) '(get|set)_child_watcher'", "", "child watchers", "3.14", "leave them out, and subprocesses work without"),
    Old(rf"({NO_SUCH}) '(ThreadedChildWatcher|SafeChildWatcher|FastChildWatcher|PidfdChildWatcher)'", "", "child watchers", "3.14", "leave them out, and subprocesses work without"),
    Old(rf"({NO_SUCH}) '(get|set)_event_loop_policy'", "", "event loop policies", "3.16", "use `asyncio.run`, with `loop_factory=` for another loop"),
    Old(rf"({NO_SUCH}) 'clock'", r"\btime\b|\bclock\b", "`time.clock`", "3.8", "write `time.perf_counter()`"),
    Old(r"module 'collections' has no attribute|cannot import name '\w+' from 'collections'", "", "an abstract class of `collections`", "3.10", "take it from `collections.abc`"),
    Old(r"No module named '(trollius|tulip)'", "", "the first name of asyncio", "3.4", "write `import asyncio`"),
    Old(r"No module named 'async_timeout'", "", "the package `async_timeout`", "3.11", "write `asyncio.timeout`, which Python has since then"),
)  # fmt: skip
"""What is older than Python 3.11, or is removed in a version since then."""


def removed_api(case: Case) -> Found | None:
    """Code that is written for an older Python."""
    whole = case.evidence.error
    for error in case.errors or filter(None, [whole]):
        for old in _told_by(error, case):
            what = f"{old.old} is from older tutorials. Since Python {old.since}, {old.today}"
            return Found(error.line, f"{what}: {said_by(error)}")
    return _generator(case)


def _told_by(error: Error, case: Case) -> Iterator[Old]:
    if error.is_the_scenarios or not error.frames:
        return
    said, line = said_by(error)[:LONGEST], error.frames[-1].text
    named = CALLED.search(said)
    if named and any(getattr(node, "name", "") == named[1] for node in ast.walk(case.source.whole)):
        return  # the student's own function or class takes no such argument
    for old in REMOVED:
        if re.search(old.pattern, said) and re.search(old.line, line):
            yield old


def said_by(error: Error) -> str:
    """An exception as Python prints it."""
    return f"{error.type.rpartition('.')[2]}: {error.message}"


def _generator(case: Case) -> Found | None:
    """A generator with `yield from`, where an `async def` is asked for."""
    refused = of_the_wrong_kind("not-async")(case)
    if refused is None:
        return None
    for node in case.source.nodes:
        made = isinstance(node, ast.FunctionDef) and node.lineno == refused.line
        yields = [one for one in ast.walk(node) if isinstance(one, ast.YieldFrom)] if made else []
        if yields and isinstance(node, ast.FunctionDef):
            what = f"`{node.name}` waits with `yield from`, as before Python 3.5"
            return Found(yields[0].lineno, f"{what}: {YIELD_FROM}")
    return None


LOOPS = ("get_event_loop", "new_event_loop")


def other_loop(case: Case) -> str:
    """A sentence about a loop that the file makes when it is imported; empty if it makes none."""
    made = set(case.source.lines_of_calls(*LOOPS))
    for node in case.source.whole.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno in made:
            return (
                f". Line {node.lineno} takes a loop when the file is imported, and another one runs "
                "later: leave it out, and use `asyncio.create_task` and `asyncio.run`"
            )
    return ""


TODAY = {
    "get_event_loop()": "`asyncio.run(…)` makes a loop and closes it",
    "event_loop_policy()": "`asyncio.run(…, loop_factory=…)` takes another loop",
    "child_watcher()": "subprocesses work without it",
    "iscoroutinefunction": "write `inspect.iscoroutinefunction`",
}
"""What to write in place of what is deprecated."""


def today(message: str) -> str:
    """What a warning about a deprecated name leaves open; empty if that is not known."""
    return next((f": {text}" for name, text in TODAY.items() if name in message), "")
