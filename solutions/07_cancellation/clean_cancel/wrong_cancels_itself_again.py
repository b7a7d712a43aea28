# mistake: wrong-error
# fails: test_inside_a_timeout
# Cancels itself once more, which the timeout of a caller does not know of.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        cancelled = False
        while not rollback.done():
            try:
                await asyncio.wait([rollback])
            except asyncio.CancelledError:
                cancelled = True
        rollback.result()
        if cancelled or asyncio.current_task().cancelling():
            asyncio.current_task().cancel()
            await asyncio.sleep(0)
        raise
    return receipt
