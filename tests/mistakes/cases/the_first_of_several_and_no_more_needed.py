# mistake: none
# asked: never
import asyncio


async def main(ask):
    tasks = {asyncio.create_task(ask(seconds)) for seconds in (1, 1, 2)}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in pending:
        task.cancel()
    await asyncio.wait(pending)
    return [done.pop().result()]
