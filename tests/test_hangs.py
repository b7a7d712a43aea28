"""Of a hang it is told who waits for whom, and which line holds the lock."""

import pytest

from tests.test_critical_path import seen

HANGS = {
    "a lock that a task holds which waits for the other": (
        """
        async def main(fetch, read):
            lock = asyncio.Lock()
            done = asyncio.Event()

            async def holds():
                async with lock:
                    await done.wait()

            async def frees():
                async with lock:
                    done.set()

            await asyncio.gather(holds(), frees())
        """,
        {(10, "Event.wait", None), (13, "Lock.acquire", 9), (16, "main", 10)},
    ),
    "a task that waits for nothing that comes": (
        """
        async def main(fetch, read):
            queue = asyncio.Queue()
            task = asyncio.create_task(takes(queue))
            await task

        async def takes(queue):
            await queue.get()
        """,
        {(7, "main", 10), (10, "Queue.get", None)},
    ),
    "a group": (
        """
        async def main(fetch, read):
            async with asyncio.TaskGroup() as group:
                group.create_task(takes(asyncio.Event()))

        async def takes(event):
            await event.wait()
        """,
        {(5, "TaskGroup.__aexit__", 9), (9, "Event.wait", None)},
    ),
}


@pytest.mark.parametrize("name", HANGS)
def test_of_a_hang_it_is_told_who_waits_for_whom(name):
    program, expected = HANGS[name]
    evidence = seen(program)
    assert evidence.verdict == "timeout"
    assert {(w.line, w.on, w.behind) for w in evidence.waiting} == expected
