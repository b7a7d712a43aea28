# mistake: swallowed-cancel
# fails: test_any_exception, test_at_the_same_moment, test_ends_as_cancelled, test_inside_a_timeout, test_transfers_share_nothing
# Rolls back when it is cancelled, and returns as if all was well.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except asyncio.CancelledError:  # <- here
        await to_its_end(transaction.rollback())
        return ""
    except BaseException:
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
