"""One loop holds the next read and the next write as tasks, and looks at each when it is done."""

import asyncio
from collections import deque


async def next_of(reading):
    """The next item in a list, which is empty at the end."""
    try:
        return [await anext(reading)]
    except StopAsyncIteration:
        return []


async def pump(source, write, limit) -> None:
    reading, between = aiter(source), deque()
    read, written, more = None, None, True
    try:
        while more or between or written:
            if more and read is None and len(between) < limit:
                read = asyncio.ensure_future(next_of(reading))
            if between and written is None:
                written = asyncio.ensure_future(write(between.popleft()))
                continue
            tasks = [task for task in (read, written) if task]
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            if written and written.done():
                written, done = None, written
                done.result()
            if read and read.done():
                read, done = None, read
                items = done.result()
                between.extend(items)
                more = bool(items)
    finally:
        tasks = [task for task in (read, written) if task]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
