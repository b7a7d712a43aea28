"""The messages that rules read are those of this Python: each is provoked, and none is only believed."""

import asyncio
import gc
import re
import sys
import textwrap
import warnings
from types import SimpleNamespace

import aiohttp
import pytest
import yarl
from test_rules import MESSAGES

from grader.diagnosis import python_messages
from grader.diagnosis.python_messages import BY_MESSAGE

SNIPPETS = {
    "asyncio.run(work())": "nested-run",
    "asyncio.get_running_loop().run_until_complete(work())": "nested-run",
    "await asyncio.wait([work()])": "wait-on-coroutine",
    "asyncio.create_task(work()).result()": "result-too-early",
    "asyncio.create_task(work()).exception()": "result-too-early",
    "one = work()\nawait one\nawait one": "cached-coroutine",
    "one = work()\nasyncio.create_task(one)\nawait asyncio.sleep(0)\nawait one": "cached-coroutine",
    "await lock_of_another_loop.acquire()": "lock-of-another-loop",
    "await asyncio.new_event_loop().create_future()": "lock-of-another-loop",
    "asyncio.Lock().release()": "freed-anothers-lock",
    "asyncio.gather(work())[0]": "gather-not-awaited",
    "list(asyncio.gather(work()))": "gather-not-awaited",
    "asyncio.create_task(work)": "not-unpacked",
    "asyncio.create_task(work, 1)": "not-unpacked",
    "await asyncio.gather(1)": "not-unpacked",
    "await asyncio.gather([work()])": "not-unpacked",
    "await asyncio.gather(work() for _ in '12')": "not-unpacked",
    "with asyncio.Lock(): pass": "sync-protocol",
    "async with open(__file__): pass": "sync-protocol",
    "with aiohttp.ClientSession(): pass": "sync-protocol",
    "for _ in numbers(): pass": "sync-protocol",
    "async for _ in [1]: pass": "sync-protocol",
    "work()[0]": "never-awaited",
    "work().answer": "never-awaited",
    "work()[0] = 1": "never-awaited",
    "for _ in aiohttp.streams.AsyncStreamIterator(None): pass": "sync-protocol",
    "await 3": "not-awaitable",
    "await asyncio.to_thread(asyncio.get_running_loop)": "no-running-loop",
    "await asyncio.to_thread(asyncio.get_event_loop)": "no-running-loop",
    "await asyncio.wait([])": "wait-on-nothing",
    "f = asyncio.get_running_loop().create_future()\nf.cancel()\nf.set_result(1)": "set-twice",
    "await closed_session().get('http://museum.example')": "used-after-closing",
    "await closed_response().read()": "used-after-closing",
    "compile('def f(): await g()', 'answer.py', 'exec')": "not-async",
}
ONLY_ON_3_11 = {"Task got bad yield"}


async def work():
    await asyncio.sleep(0)


async def numbers():
    yield 1


def closed_session():
    """A session of aiohttp that is closed."""
    session = aiohttp.ClientSession()
    session.detach()
    return session


def closed_response():
    """A response of aiohttp that is closed and released."""
    loop, url = asyncio.get_running_loop(), yarl.URL("http://museum.example")
    nothing = dict.fromkeys(["writer", "continue100", "timer", "request_info", "session"])
    response = aiohttp.ClientResponse(
        "GET", url, traces=[], loop=loop, stream_writer=SimpleNamespace(output_size=0), **nothing
    )
    response._body = b""  # as if something had been read
    response.close()
    return response


def lock_of_another_loop():
    """A lock that has been waited for on a loop that is closed by now, and that is still locked."""
    lock = asyncio.Lock()

    async def use():
        await lock.acquire()
        waits = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        waits.cancel()

    asyncio.run(use())
    return lock


def provoked(snippet):
    """What Python says to these lines in a coroutine, as `Type: message`."""
    names = {
        "asyncio": asyncio,
        "aiohttp": aiohttp,
        "work": work,
        "numbers": numbers,
        "lock_of_another_loop": lock_of_another_loop(),
        "closed_session": closed_session,
        "closed_response": closed_response,
        "__file__": __file__,
    }
    exec(f"async def main():\n{textwrap.indent(snippet, '    ')}", names)
    try:
        asyncio.run(names["main"]())
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@pytest.fixture(scope="module")
def said():
    """What Python says to each of the snippets.

    What was never awaited is collected here and nowhere else: inside a namedtuple's `__new__`, which has
    no builtins, Python cannot import what it warns with, and says so wherever it can.
    """
    gc.disable()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # coroutines that are never awaited are the point
        texts = {snippet: provoked(snippet) for snippet in SNIPPETS}
        gc.collect()
    gc.enable()
    return texts


@pytest.mark.parametrize("snippet", SNIPPETS)
def test_python_says_what_is_read(snippet, said):
    found = [one.mistake for one in BY_MESSAGE if re.search(one.pattern, said[snippet])]
    assert found == [SNIPPETS[snippet]], said[snippet]


def test_every_message_is_tried(said):
    by_hand = [text.rpartition(".exceptions.")[2] for text in MESSAGES]
    for mistake, pattern, _ in BY_MESSAGE:
        assert any(re.search(pattern, text) for text in by_hand), (mistake, pattern)
        if sys.version_info < (3, 12) or pattern not in ONLY_ON_3_11:
            assert any(re.search(pattern, text) for text in said.values()), (mistake, pattern)


async def fail():
    raise LookupError("the shelf is empty")


async def wait_for_ever():
    await asyncio.get_running_loop().create_future()


def fail_later():
    asyncio.get_running_loop().call_soon(lambda: 1 // 0)


TOLD_TO_THE_HANDLER = {
    python_messages.NEVER_RETRIEVED: lambda: asyncio.create_task(fail()),
    python_messages.DESTROYED: lambda: asyncio.create_task(wait_for_ever()),
    python_messages.IN_CALLBACK: fail_later,
    python_messages.UNCLOSED_SESSION: lambda: aiohttp.ClientSession(),
}


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("words", TOLD_TO_THE_HANDLER)
def test_the_loop_says_what_is_read(words):
    told = []

    async def main():
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda loop, context: told.append(context["message"]))
        TOLD_TO_THE_HANDLER[words]()
        for _ in range(3):
            await asyncio.sleep(0)
        gc.collect()

    asyncio.run(main())
    assert words in "".join(told)


def test_a_closed_loop_says_so():
    loop = asyncio.new_event_loop()
    loop.close()
    with pytest.raises(RuntimeError) as info:
        loop.call_soon(print)
    assert str(info.value) == python_messages.LOOP_IS_CLOSED
