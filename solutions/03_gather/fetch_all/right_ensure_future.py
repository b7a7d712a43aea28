"""Uses `ensure_future`, the older name that also turns a coroutine into a running task."""

import asyncio


async def fetch_all(fetch, urls) -> list[str]:
    futures = []
    for url in urls:
        futures.append(asyncio.ensure_future(fetch(url)))  # noqa: PERF401
    bodies = []
    for future in futures:
        bodies.append(await future)
    return bodies
