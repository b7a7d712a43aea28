"""Looks at `time.monotonic`, which is the loop's own clock."""

import asyncio
import time
from itertools import count, islice


async def every(interval, action, times) -> None:
    begin = time.monotonic()
    for due in islice(count(begin, interval), times):
        await asyncio.sleep(max(0, due - time.monotonic()))
        await action()
