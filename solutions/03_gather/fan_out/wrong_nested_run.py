# mistake: nested-run
# fails: all
import asyncio


async def amap(function, items) -> list:
    async def all_of_them():
        return await asyncio.gather(*map(function, items))

    return asyncio.run(all_of_them())  # <- here
