"""What was not there in time is cancelled, and waited for."""

import asyncio


async def main(ask):
    tasks = [asyncio.create_task(ask(kitchen)) for kitchen in (0, 1, 2)]
    done, pending = await asyncio.wait(tasks, timeout=0.5)
    for task in pending:
        task.cancel()
    await asyncio.gather(*pending, return_exceptions=True)
    return [task.result() for task in done]
