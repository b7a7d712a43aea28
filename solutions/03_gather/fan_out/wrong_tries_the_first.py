# mistake: none
# fails: test_one_call_for_each_item
import asyncio


async def amap(function, items) -> list:
    items = list(items)
    if items:
        trial = function(items[0])  # <- here
        if not asyncio.iscoroutine(trial):
            raise TypeError("amap takes an async function")
        trial.close()
    return await asyncio.gather(*(function(item) for item in items))
