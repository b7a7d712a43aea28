"""Shields the rollback, in a loop, and counts the cancellations."""

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        goods = await source()
        receipt = await target(goods)
        await transaction.commit()
        return receipt
    except BaseException:
        rollback = asyncio.ensure_future(transaction.rollback())
        cancels = 0
        while not rollback.done():
            try:
                await asyncio.shield(rollback)
            except asyncio.CancelledError:
                cancels += 1
        rollback.result()
        if cancels:
            raise asyncio.CancelledError from None
        raise
