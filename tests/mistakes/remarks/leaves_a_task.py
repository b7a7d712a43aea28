# remark: forgotten-task
import asyncio


async def main(fetch):
    task = asyncio.create_task(fetch(3))  # <- here
    return await fetch(1)
