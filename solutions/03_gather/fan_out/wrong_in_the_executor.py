# mistake: returned-coroutine
# fails: all
import asyncio


async def amap(function, items) -> list:
    loop = asyncio.get_running_loop()
    calls = [loop.run_in_executor(None, function, item) for item in items]  # <- here
    return await asyncio.gather(*calls)
