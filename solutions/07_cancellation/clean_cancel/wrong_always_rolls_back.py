# mistake: unasked-call
# fails: test_no_rollback_after_success, test_transfers_share_nothing
# Rolls back in a `finally`, also after a success.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
        return receipt
    finally:
        await to_its_end(transaction.rollback())


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
