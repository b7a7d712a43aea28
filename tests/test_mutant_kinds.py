"""Each kind of mutant: a line before the change, and after it."""

import pytest

from grader.authoring.mutants.kinds import KINDS
from grader.authoring.mutants.making import changed
from grader.authoring.mutants.mutant import changed_lines

COROUTINE = "async def f(fetch, urls, lock, tasks):\n    {}\n"
GATHER = "return await asyncio.gather(*map(fetch, urls))"
GROUP = "async with asyncio.TaskGroup() as group: group.create_task(fetch(1))"
STARTED = "tasks = [asyncio.create_task(fetch(url)) for url in urls]"
FINALLY = """
    try:
        await fetch(1)
    finally:
        lock.release()
"""
EXCEPT = """
    try:
        await fetch(1)
    except OSError:
        log()
"""
TWO = """
    async with lock:
        first()
        await last()
"""

EXAMPLES = [
    ("an await dropped", "await fetch(1)", "fetch(1)"),
    ("a poll every 0.1 s for a wait", "await over.wait()", "await polled(over.wait())"),
    (
        "a time limit of 1.2 times the example",
        "await fetch(1)",
        "await asyncio.wait_for(fetch(1), 1.2 * EXAMPLE_SECONDS)",
    ),
    ("a time limit dropped", "await asyncio.wait_for(fetch(1), 2)", "await fetch(1)"),
    ("an await shielded", "await fetch(1)", "await asyncio.shield(fetch(1))"),
    ("awaited twice", "await fetch(1)", "(await fetch(1), await fetch(1))[1]"),
    ("time.sleep for asyncio.sleep", "await asyncio.sleep(1)", "time.sleep(1)"),
    (
        "time.sleep of 0.05 s in a loop",
        "for url in urls:\n        await fetch(url)",
        "for url in urls:\n    time.sleep(0.05)",
    ),
    ("time.sleep of 0.1 s", "fetch(1)", "time.sleep(0.1)"),
    ("time.sleep of 0.3 s", "fetch(1)", "time.sleep(0.3)"),
    (
        "if for while",
        "while lock.taken:\n        await lock.wait()",
        "if lock.taken:",
    ),
    ("a predicate dropped", "await lock.wait_for(lambda: True)", "await lock.wait()"),
    (
        "waits for another moment",
        "await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)",
        "await asyncio.wait(tasks, return_when=asyncio.ALL_COMPLETED)",
    ),
    ("gather made serial", GATHER, "return await gather_in_turn(*map(fetch, urls))"),
    ("gather in batches of 3", GATHER, "return await gather_in_threes(*map(fetch, urls))"),
    ("gather with a Semaphore(3)", GATHER, "return await gather_three_at_once(*map(fetch, urls))"),
    ("gather staggered by 0.2 s", GATHER, "return await gather_staggered(*map(fetch, urls))"),
    ("a TaskGroup made serial", GROUP, GROUP.replace("asyncio.TaskGroup", "GroupInTurn")),
    ("a TaskGroup in batches of 3", GROUP, GROUP.replace("asyncio.TaskGroup", "GroupInThrees")),
    (
        "a TaskGroup with a Semaphore(3)",
        GROUP,
        GROUP.replace("asyncio.TaskGroup", "GroupOfThree"),
    ),
    (
        "a TaskGroup staggered by 0.2 s",
        GROUP,
        GROUP.replace("asyncio.TaskGroup", "GroupStaggered"),
    ),
    ("tasks made serial", STARTED, STARTED.replace("asyncio.create_task", "task_in_turn")),
    ("tasks with a Semaphore(3)", STARTED, STARTED.replace("asyncio.create_task", "task_of_three")),
    ("tasks staggered by 0.2 s", STARTED, STARTED.replace("asyncio.create_task", "task_staggered")),
    (
        "called on the loop, not in a thread",
        "await asyncio.to_thread(fetch, 1)",
        "await on_the_loop(fetch, 1)",
    ),
    (
        "called on the loop, not in a thread",
        "await loop.run_in_executor(None, fetch, 1)",
        "await on_the_loop(fetch, 1)",
    ),
    ("not from another thread", "loop.call_soon_threadsafe(fetch)", "loop.call_soon(fetch)"),
    ("a task, not waited for", "await fetch(1)", "asyncio.ensure_future(fetch(1))"),
    ("a block dropped", "async with lock:\n        await fetch(1)", "await fetch(1)"),
    (
        "a block dropped",
        "async with fetch(1) as page:\n        return page",
        "page = await (fetch(1)).__aenter__()\nreturn page",
    ),
    ("the last statement out of a block", TWO, "await last()"),
    ("the first statement out of a block", TWO, "first()\nasync with lock:"),
    ("one for each call", "async with lock: pass", "async with another_like(lock): pass"),
    (
        "one for all calls",
        "lock = asyncio.Lock()",
        "lock = one_for_all('Lock', lambda: asyncio.Lock())",
    ),
    ("a finally dropped", FINALLY, "await fetch(1)"),
    ("a finally only when all went well", FINALLY, "await fetch(1)\nlock.release()"),
    (
        "an except dropped",
        EXCEPT.rstrip() + "\n    except KeyError:\n        raise\n",
        "log()",
    ),
    ("a wider except", EXCEPT, "except Exception:"),
    ("a narrower except", EXCEPT, "except ConnectionError:"),
    ("a narrower except", EXCEPT.replace("OSError", "(A, B)"), "except (B,):"),
    ("an exception handled by return", EXCEPT, "return"),
    ("an exception passed over", EXCEPT, "pass"),
    ("an exception re-raised only", EXCEPT, "raise"),
    ("return for raise", "raise KeyError(1)", "return"),
    ("another error raised", "raise KeyError(1)", 'raise RuntimeError("another error")'),
    (
        "an error swallowed",
        "await fetch(1)",
        "with contextlib.suppress(Exception):\n    await fetch(1)",
    ),
    (
        "a cancellation swallowed",
        "await fetch(1)",
        "with contextlib.suppress(BaseException):\n    await fetch(1)",
    ),
    (
        "errors among the results",
        GATHER,
        "return await asyncio.gather(*map(fetch, urls), return_exceptions = True)",
    ),
    ("closing or canceling dropped", "lock.release()", "pass"),
    ("only the first of several", "for url in urls: pass", "for url in list(urls)[:1]: pass"),
    ("all but the last of several", "for url in urls: pass", "for url in list(urls)[:-1]: pass"),
    ("several in reverse", "for url in urls: pass", "for url in list(urls)[::-1]: pass"),
    ("equal ones once", "for url in urls: pass", "for url in dict.fromkeys(urls): pass"),
    ("falsy results dropped", "return [1, 0]", "return without_falsy([1, 0])"),
    ("equal results dropped", "return [1, 0]", "return without_equal([1, 0])"),
    ("results sorted", "return [1, 0]", "return sorted_results([1, 0])"),
    ("truth for `is None`", "x = lock is None", "x = (not lock)"),
    ("truth for `is None`", "x = lock is not None", "x = bool(lock)"),
    ("answers remembered", "await fetch(1)", "await remembered(fetch,1)"),
    ("one task for equal arguments", "tasks.append(fetch(1))", "tasks.append(shared(fetch,1))"),
    ("another number", "x = 1", "x = 2"),
    ("another number", "x = 0.5", "x = 1.0"),
    ("another number", "x = 0", "x = (-1)"),
    ("the other boolean", "x = True", "x = False"),
    ("another comparison", "x = lock < 3", "x = lock <= 3"),
    ("a condition that always holds", "x = 1 if lock else 2", "x = 1 if True else 2"),
    ("a condition that never holds", "x = 1 if lock else 2", "x = 1 if False else 2"),
    ("a condition turned", "while lock: pass", "while not (lock): pass"),
    ("another boolean operator", "x = lock and tasks", "x = lock or tasks"),
    ("a statement dropped", "tasks.clear()", "pass"),
]

UNCHANGED = [
    ("an await dropped", "fetch(1)"),
    ("a poll every 0.1 s for a wait", "await fetch(1)"),
    ("a time limit of 1.2 times the example", "await asyncio.sleep(1)"),
    ("gather in batches of 3", "await asyncio.gather(fetch(1), fetch(2), fetch(3))"),
    ("gather made serial", STARTED + "\n    await asyncio.gather(*tasks)"),
    ("tasks made serial", "task = asyncio.create_task(fetch(1))"),
    ("equal ones once", "tasks.append(asyncio.create_task(fetch(1)))\n    for task in tasks: pass"),
    ("the other boolean", "zip(urls, tasks, strict=True)"),
    ("another number", "x: Literal[3]"),
    ("a statement dropped", "import asyncio"),
    ("a statement dropped", '"""A docstring."""'),
    ("several in reverse", "for task in done: pass"),
    ("results sorted", "return {url: 1 for url in urls}"),
    ("one task for equal arguments", "fetch(1)"),
    ("one task for equal arguments", "x = lock.with_name(1)"),
    ("an error swallowed", "await asyncio.wait(tasks)"),
    ("several in reverse", "x = [1 for _ in urls]"),
    ("gather made serial", "await asyncio.gather(*(pool.run_in_executor(None, u) for u in urls))"),
    ("the last statement out of a block", "async with lock:\n        await x()\n        return x"),
    ("if for while", "while True:\n        await fetch(1)"),
    ("one for all calls", "raise KeyError(1)"),
    ("falsy results dropped", "return lock"),
]


def kind(words):
    (found,) = [kind for kind in KINDS if kind.words == words]
    return found


@pytest.mark.parametrize(("words", "before", "after"), EXAMPLES)
def test_a_change(words, before, after):
    text = COROUTINE.format(before.strip("\n ") + "\n    end()")
    afters = [changed_lines(text, new)[2] for new in changed(text, kind(words))]
    assert [found for found in afters if after in found], afters


@pytest.mark.parametrize(("words", "text"), UNCHANGED)
def test_no_change(words, text):
    assert changed(COROUTINE.format(text), kind(words)) == []


def test_each_kind_has_an_example():
    assert {words for words, _, _ in EXAMPLES} == {kind.words for kind in KINDS}


def test_no_two_kinds_have_the_same_words():
    assert len({kind.words for kind in KINDS}) == len(KINDS)
