# mistake: late-binding
# asked: gives(["fetch atlas", "fetch map"])
import asyncio


async def main(fetch):
    tasks = []
    for name in ("atlas", "map"):

        async def one():
            return await fetch(name)  # <- here

        tasks.append(asyncio.create_task(one()))
    return await asyncio.gather(*tasks)
