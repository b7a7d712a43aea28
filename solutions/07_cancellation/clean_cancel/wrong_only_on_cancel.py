# mistake: missing-call
# fails: test_a_rollback_that_fails, test_any_exception, test_awaits_the_rollback, test_cancelled_after_an_error, test_rolls_back_after_an_error, test_transfers_share_nothing
# Rolls back when it is cancelled, and not after an error.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except asyncio.CancelledError:
        await to_its_end(transaction.rollback())
        raise
    return receipt


async def to_its_end(work):
    task, cancelled = asyncio.create_task(work), None
    while not task.done():
        try:
            await asyncio.wait([task])
        except asyncio.CancelledError as error:
            cancelled = error
    task.result()
    if cancelled is not None:
        raise cancelled
