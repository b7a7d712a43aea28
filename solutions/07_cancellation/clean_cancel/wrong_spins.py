# mistake: spin-wait
# fails: test_at_the_same_moment, test_fails_at_the_same_moment, test_more_cancels, test_transfers_share_nothing, test_waits_without_polling
# Looks in every turn of the loop.

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
                await asyncio.sleep(0)  # <- here
            except asyncio.CancelledError as error:
                cancelled = error
        rollback.result()
        if cancelled:
            raise cancelled
        raise
    return receipt
