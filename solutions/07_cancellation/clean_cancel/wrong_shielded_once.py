# mistake: shielded-once
# fails: test_more_cancels, test_cancelled_after_an_error
import asyncio


async def transfer(source, target, transaction) -> str:
    """Move the goods and commit; on any way out but success, roll back first."""
    try:
        goods = await source()
        receipt = await target(goods)
        await transaction.commit()
        return receipt
    except BaseException:
        rollback = asyncio.create_task(transaction.rollback())
        try:
            await asyncio.shield(rollback)
        except asyncio.CancelledError:
            # We were cancelled while rolling back: wait for the rest of it, then stop.
            await rollback  # <- here
            raise
        raise
