"""Treats errors and cancellations in two handlers, and wakes up by a callback and an Event."""

import asyncio


async def undo(transaction):
    over = asyncio.Event()
    rollback = asyncio.create_task(transaction.rollback())
    rollback.add_done_callback(lambda _: over.set())
    cancelled = False
    while not over.is_set():
        try:
            await over.wait()
        except asyncio.CancelledError:
            cancelled = True
    await rollback
    return cancelled


async def transfer(source, target, transaction) -> str:
    try:
        goods = await source()
        receipt = await target(goods)
        await transaction.commit()
    except asyncio.CancelledError:
        await undo(transaction)
        raise
    except BaseException as error:
        if await undo(transaction):
            raise asyncio.CancelledError from error
        raise
    return receipt
