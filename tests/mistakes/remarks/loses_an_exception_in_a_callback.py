# remark: lost-exception
import asyncio


def fail():
    raise LookupError("no such page")


async def main(fetch):
    asyncio.get_running_loop().call_later(0.5, fail)  # <- here
    return await fetch(1)
