# remark: orphaned-siblings
import asyncio


async def fail(fetch):
    await fetch(1)
    raise LookupError("no such page")


async def main(fetch):
    try:
        await asyncio.gather(fail(fetch), fetch(3))  # <- here
    except LookupError:
        return None
