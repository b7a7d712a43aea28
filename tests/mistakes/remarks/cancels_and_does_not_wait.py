# remark: cancelled-not-awaited
import asyncio


async def main(fetch):
    task = asyncio.create_task(fetch(3))
    answer = await fetch(1)
    task.cancel()  # <- here
    return answer
