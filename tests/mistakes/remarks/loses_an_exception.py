# remark: lost-exception
import asyncio


async def fail():
    raise LookupError("no such page")


async def main(fetch):
    task = asyncio.create_task(fail())  # <- here
    await fetch(1)
    del task
