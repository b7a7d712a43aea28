"""Keeps the calls as functions without arguments for a while; `partial` binds each item at once."""

import asyncio
from functools import partial


async def amap(function, items) -> list:
    calls = [partial(function, item) for item in items]
    return await asyncio.gather(*(call() for call in calls))
