# mistake: none
# fails: test_stops_what_runs
# Shields the source, which goes on taking goods while the rollback undoes them.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        goods = await asyncio.shield(source())
        receipt = await target(goods)
        await transaction.commit()
        return receipt
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        cancelled = None
        while not rollback.done():
            try:
                await asyncio.shield(rollback)
            except asyncio.CancelledError as error:
                cancelled = error
        rollback.result()
        if cancelled:
            raise cancelled from None
        raise
