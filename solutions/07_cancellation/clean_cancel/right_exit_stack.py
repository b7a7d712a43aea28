"""Leaves the rollback to an AsyncExitStack, which forgets it when the commit has succeeded."""

import asyncio
from contextlib import AsyncExitStack


async def rolled_back(transaction):
    task = asyncio.create_task(transaction.rollback())
    cancelled = False
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError:
            cancelled = True
    task.result()
    if cancelled:
        raise asyncio.CancelledError


async def transfer(source, target, transaction) -> str:
    async with AsyncExitStack() as stack:
        stack.push_async_callback(rolled_back, transaction)
        receipt = await target(await source())
        await transaction.commit()
        stack.pop_all()
    return receipt
