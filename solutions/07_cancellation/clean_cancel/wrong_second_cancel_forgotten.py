# mistake: wrong-error
# fails: test_cancelled_after_an_error
# Waits for the rollback to its end, and does not raise the cancellation that came meanwhile.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        while not rollback.done():
            try:
                await asyncio.wait([rollback])
            except asyncio.CancelledError:
                pass
        rollback.result()
        raise
    return receipt
