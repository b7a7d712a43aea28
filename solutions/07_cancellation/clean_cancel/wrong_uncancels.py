# mistake: wrong-error
# fails: test_cancelled_after_an_error
# Takes the cancellation that came meanwhile back.

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
                asyncio.current_task().uncancel()
        rollback.result()
        raise
    return receipt
