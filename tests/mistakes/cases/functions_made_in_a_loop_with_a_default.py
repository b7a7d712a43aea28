# mistake: none
# asked: gives(["fetch map", "fetch atlas"])
import asyncio


async def main(fetch):
    tasks = []
    for name in ("atlas", "atlas"):

        async def one(name=name):
            return await fetch(name)

        tasks.append(asyncio.create_task(one()))
    return await asyncio.gather(*tasks)
