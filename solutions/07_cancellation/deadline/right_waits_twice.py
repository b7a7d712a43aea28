# remark: losers-left-running
"""Two calls of `asyncio.wait`: one for the answers, one for the clean-up."""

import asyncio


async def fetch_within(fetch, urls, seconds):
    if not urls:
        return {}
    tasks = {url: asyncio.create_task(fetch(url)) for url in urls}
    try:
        await asyncio.wait(tasks.values(), timeout=seconds, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks.values():
            task.cancel()
        await asyncio.wait(tasks.values())
    return {url: task.result() for url, task in tasks.items() if not task.cancelled()}
