# mistake: none
# mistake from 3.14: lost-exception
# fails: test_fails_at_the_same_moment
# Looks at the error of the rollback only where no cancellation came at the same moment.

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
                await asyncio.shield(rollback)
            except asyncio.CancelledError as error:
                cancelled = error
        if cancelled:
            raise cancelled
        raise
    return receipt
