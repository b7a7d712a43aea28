"""Makes an async context manager of the transaction, which commits or rolls back at its end."""

import asyncio
from contextlib import asynccontextmanager


@asynccontextmanager
async def committed(transaction):
    try:
        yield
        await transaction.commit()
    except BaseException:
        await uninterrupted(transaction.rollback)
        raise


async def uninterrupted(function):
    ended = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(function())
    task.add_done_callback(lambda _: ended.set_result(None))
    interruption = None
    while not ended.done():
        try:
            await asyncio.shield(ended)
        except asyncio.CancelledError as error:
            interruption = error
    await task
    if interruption:
        raise interruption


async def transfer(source, target, transaction) -> str:
    async with committed(transaction):
        return await target(await source())
