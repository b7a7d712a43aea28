# mistake: none
# fails: test_cancelled_after_an_error, test_more_cancels
# Waits once more after a second cancellation, and not after a third.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        try:
            await asyncio.shield(rollback)
        except asyncio.CancelledError:
            await rollback
            raise
        raise
    return receipt
