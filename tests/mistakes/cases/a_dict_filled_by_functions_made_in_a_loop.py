# mistake: late-binding
# asked: gives({"atlas": "fetch atlas", "map": "fetch map"})
import asyncio


async def main(fetch):
    found, tasks = {}, []
    for name in ("atlas", "map"):

        async def one():
            found[name] = await fetch(name)  # <- here

        tasks.append(asyncio.create_task(one()))
    await asyncio.gather(*tasks)
    return found
