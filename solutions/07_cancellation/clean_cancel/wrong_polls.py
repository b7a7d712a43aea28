# mistake: spin-wait
# fails: test_waits_without_polling
# Looks again and again whether the rollback is over.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        cancelled = None
        while not rollback.done():
            try:
                await asyncio.sleep(0.05)
            except asyncio.CancelledError as error:
                cancelled = error
        rollback.result()
        if cancelled:
            raise cancelled
        raise
    return receipt
