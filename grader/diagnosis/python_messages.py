"""The messages of Python, asyncio and aiohttp by which a mistake is known: all that rules read of them.

Where there is no typed signal, these words are the only one. They are those of Python 3.11 to 3.13
and aiohttp 3.13, unless a line says otherwise. `tests/mistakes/test_python_messages.py` provokes each
of them, so a release that words one differently fails there.
"""

from typing import NamedTuple

from grader.evidence import observations


class Said(NamedTuple):
    """A regular expression for an exception as `Type: message`, and the mistake that it shows."""

    mistake: str
    pattern: str
    meaning: str


NOT_ITS_ITEMS = "expected each coroutine as a separate argument, got all of them in one object"
NEITHER = "expected a coroutine or a task, got something else"
NOTHING_TO_AWAIT = "`await` was used on something that cannot be awaited"
WITHS = "`with` and `async with` were mixed up"
FORS = "`for` and `async for` were mixed up"

BY_MESSAGE: tuple[Said, ...] = (
    Said("nested-run", r"cannot be called from a running event loop", "an event loop was started while one was running"),
    Said("nested-run", r"This event loop is already running", "the running event loop was started again"),
    Said("wait-on-coroutine", r"Passing coroutines is forbidden", "`asyncio.wait` expected tasks, got coroutines"),
    Said("result-too-early", r"^InvalidStateError: (Result|Exception) is not set", "the result was read before its task had ended"),
    Said("cached-coroutine", r"cannot reuse already awaited coroutine", "one coroutine was awaited twice"),
    Said("cached-coroutine", r"coroutine is being awaited already", "one coroutine was awaited twice"),
    Said("lock-of-another-loop", r"bound to a different event loop", "something made for one event loop was used in another"),
    Said("lock-of-another-loop", r"attached to a different loop", "something made for one event loop was used in another"),
    Said("freed-anothers-lock", r"Lock is not acquired", "a lock was released that was not held"),
    Said("gather-not-awaited", r"'_GatheringFuture' object", "what `gather` returned was used before it was awaited"),
    Said("gather-not-awaited", r"await wasn't used with future", "what `gather` returned was used before it was awaited"),
    Said("not-unpacked", r"a coroutine was expected, got", NEITHER),
    Said("not-unpacked", r"create_task\(\) takes", NEITHER),
    Said("not-unpacked", r"An asyncio.Future, a coroutine or an awaitable is required", NEITHER),
    Said("not-unpacked", r"Task got bad yield", NOT_ITS_ITEMS),  # 3.11 only; 3.12 says the line above
    Said("not-unpacked", r"unhashable type: 'list'", NOT_ITS_ITEMS),
    Said("sync-protocol", r"does not support the (asynchronous )?context manager protocol", WITHS),
    Said("sync-protocol", r"[Uu]se \"?async with", WITHS),  # aiohttp
    Said("sync-protocol", r"'async_generator' object is not iterable", FORS),
    Said("sync-protocol", r"'async for' requires an object with __aiter__", FORS),
    Said("sync-protocol", r"'\w*AsyncStreamIterator' object is not iterable", FORS),  # aiohttp
    Said("never-awaited", r"'coroutine' object (is not|has no|does not)", "a coroutine was used in place of its result: it was not awaited"),
    Said("not-awaitable", r"object (.* can't be used in 'await' expression|can't be awaited)", NOTHING_TO_AWAIT),  # the latter: 3.14
    Said("no-running-loop", r"no running event loop", "the event loop was needed where none was running"),
    Said("no-running-loop", r"There is no current event loop", "the event loop was needed where none was running"),
    Said("wait-on-nothing", r"Set of \S+ is empty", "`asyncio.wait` was called with nothing to wait for"),
    Said("set-twice", r"InvalidStateError: invalid state", "a future that was already done, or cancelled, got a result"),
    Said("used-after-closing", r"^RuntimeError: Session is closed", "a session was used after it had been closed"),  # aiohttp
    Said("used-after-closing", r"^ClientConnectionError: Connection closed", "a response was read after it had been closed"),  # aiohttp
    Said("not-async", r"^SyntaxError: ('await'|'async with'|'async for'|asynchronous comprehension) outside (of )?(an )?async", "`await` is allowed only in an `async def`"),
)  # fmt: skip

LOOP_IS_CLOSED = "Event loop is closed"
"""The whole message of a RuntimeError."""

GROUP_TAKES_NOTHING = ("> is finished", "> is shutting down", "> has not been entered")
"""How the message of a RuntimeError ends where a TaskGroup was given a coroutine that it does not run."""

GENERATOR_RUNS = "asynchronous generator is already running"
"""Part of a RuntimeError: somebody asks for the next item, or closes it, while another one waits for it."""

UNCLOSED_SESSION = "Unclosed client session"
"""Part of a ResourceWarning by aiohttp."""

# What the event loop tells its exception handler.
DESTROYED = observations.DESTROYED
NEVER_RETRIEVED = "never retrieved"
IN_CALLBACK = "Exception in callback"
