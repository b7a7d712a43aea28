# mistake: shared-between-calls
# fails: test_each_call_starts_anew
import asyncio

known: dict = {}


async def amap(function, items) -> list:
    async def ask(item):
        if repr(item) not in known:  # <- here
            known[repr(item)] = await function(item)
        return known[repr(item)]

    return await asyncio.gather(*(ask(item) for item in items))
