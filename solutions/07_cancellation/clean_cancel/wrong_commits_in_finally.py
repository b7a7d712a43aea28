# mistake: missing-call
# fails: test_any_exception, test_at_the_same_moment, test_fails_at_the_same_moment, test_rolls_back_after_an_error, test_rolls_back_when_cancelled, test_transfers_share_nothing
# Commits whatever has happened.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        return await target(await source())
    except BaseException:
        await to_its_end(transaction.rollback())
        raise
    finally:
        await transaction.commit()


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
