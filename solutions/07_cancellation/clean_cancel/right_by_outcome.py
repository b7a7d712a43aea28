"""Catches nothing but what stopped it, keeps that as a value, and decides at the end."""

import asyncio


async def transfer(source, target, transaction) -> str:
    async def moved():
        receipt = await target(await source())
        await transaction.commit()
        return receipt

    stopped = None
    try:
        return await moved()
    except BaseException as error:
        stopped = error
    rollback = asyncio.create_task(transaction.rollback())
    while True:
        try:
            await asyncio.wait([rollback])
        except asyncio.CancelledError as error:
            stopped = error
        if rollback.done():
            raise rollback.exception() or stopped
