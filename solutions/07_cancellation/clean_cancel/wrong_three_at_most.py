# mistake: shield-abandoned
# fails: test_cancelled_after_an_error, test_more_cancels
# Thinks that nobody cancels more than three times.

import asyncio


async def transfer(source, target, transaction) -> str:
    try:
        receipt = await target(await source())
        await transaction.commit()
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())  # <- here
        for _ in range(3):
            try:
                await asyncio.shield(rollback)
                break
            except asyncio.CancelledError:
                pass
        raise
    return receipt
