# verdict: fail, timeout
# why: leaves five thousand tasks behind, each made at a line and waiting at another

import asyncio

kept = []


async def fetch_three(fetch, urls):
    kept.extend(asyncio.create_task(asyncio.sleep(100), name="\x1b[2J" * 20) for _ in range(5000))
    return [await fetch(url) for url in urls]
